package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what looks like a key or token, whoever wrote it where. Works on text with one
 * {@code char} for each byte and keeps its length, so that pieces stay what they are.
 *
 * @param known secrets that have no shape
 */
record SecretMask(List<String> known) {

	private static final int FLAGS = Pattern.CASE_INSENSITIVE;

	// Behind a letter that belongs to an escape a word begins as well
	private static final String START = "(?:(?<!\\w)|(?<=\\\\[bfnrt])|(?<=\\\\u[0-9a-fA-F]{4}))";

	// The first group is hidden
	private static final List<Pattern> SHAPES = List.of(Pattern.compile(START + "((?:sk|pk|rk|ek)-[\\w-]{8,})"),
			Pattern.compile(START + "(?:Bearer|Basic)\\s+([\\w.~+/=-]{8,})", FLAGS),
			Pattern.compile(START + "(eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?)"),
			Pattern.compile(START
					+ "((?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AKIA|ASIA|AIza|hf_|nvapi-|gsk_)[\\w-]{10,})"),
			Pattern.compile(START + "([A-Za-z0-9]{84}\\b)"), Pattern.compile("://[^/@\\s\"\\\\]*:([^/@\\s\"\\\\]+)@"),
			Pattern.compile("[?&](?:sig|signature|x-amz-[a-z-]+|token|key|api[-_]?key|[a-z]+_token|client_secret|code)="
					+ "([^&\\s\"\\\\]+)", FLAGS),
			// A short one is a piece of text with its probability
			Pattern.compile("\"[\\w-]*token\\\\*\"\\s*:\\s*\\\\*\"([^\\s\"\\\\]{16,})", FLAGS),
			Pattern.compile(
					"\"(?:[\\w-]*(?:api[-_]?key|authorization|secret|password|credential|private[-_]?key|"
							+ "connection[-_]?string|cookie))\\\\*\"\\s*:\\s*\\\\*\"((?:[^\"\\\\]|\\\\[^\"])++)",
					FLAGS));

	// Of which texts are made up. Possessive, because others recurse with every character
	private static final Pattern PIECE = Pattern
		.compile("\"(?:value|delta|arguments|refusal|text|input|logs)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

	private static final Pattern HEADERS = Pattern.compile("\"headers\\\\*\"\\s*:\\s*\\{([^{}]*)}");

	private static final Pattern VALUE = Pattern.compile(":\\s*\\\\*\"((?:[^\"\\\\]|\\\\[^\"])++)");

	String hide(String text) {
		StringBuilder hidden = new StringBuilder(text);
		hideIn(text, IntUnaryOperator.identity(), hidden);
		hideAcross(text, hidden);
		Matcher headers = HEADERS.matcher(text);
		while (headers.find()) {
			int start = headers.start(1);
			hide(headers.group(1), VALUE, (position) -> start + position, hidden);
		}
		return hidden.toString();
	}

	// A model writes a key in several pieces
	private void hideAcross(String text, StringBuilder hidden) {
		StringBuilder joined = new StringBuilder();
		List<Integer> positions = new ArrayList<>();
		Matcher pieces = PIECE.matcher(text);
		while (pieces.find()) {
			joined.append(pieces.group(1));
			for (int i = pieces.start(1); i < pieces.end(1); i++) {
				positions.add(i);
			}
		}
		hideIn(joined.toString(), positions::get, hidden);
	}

	private void hideIn(String text, IntUnaryOperator position, StringBuilder hidden) {
		for (String secret : this.known) {
			String bytes = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
			hide(text, Pattern.compile("(" + Pattern.quote(bytes) + ")"), position, hidden);
		}
		SHAPES.forEach((shape) -> hide(text, shape, position, hidden));
	}

	private static void hide(String text, Pattern shape, IntUnaryOperator position, StringBuilder hidden) {
		Matcher matcher = shape.matcher(text);
		while (matcher.find()) {
			for (int i = matcher.start(1); i < matcher.end(1); i++) {
				// A value may be split by an escape, which has to stay one
				if (text.charAt(i) != '\\') {
					hidden.setCharAt(position.applyAsInt(i), '*');
				}
			}
		}
	}

	@Override
	public String toString() {
		return this.known.size() + " known secrets";
	}

}

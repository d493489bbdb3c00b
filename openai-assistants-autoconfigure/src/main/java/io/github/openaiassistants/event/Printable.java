package io.github.openaiassistants.event;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Makes names that a server chose fit for a log line.
 */
final class Printable {

	private static final int LIMIT = 64;

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:/-]{0,128}");

	private Printable() {
	}

	/**
	 * Show a text that should be an identifier, but comes from outside.
	 * @param id the text
	 * @return the text, or only its length when it does not look like an identifier
	 */
	static @Nullable String id(@Nullable String id) {
		return (id == null || IDENTIFIER.matcher(id).matches()) ? id : id.length() + " characters";
	}

	static String cut(String name) {
		StringBuilder text = new StringBuilder();
		name.codePoints()
			.limit(LIMIT)
			.forEach((point) -> text.append((point > 0x20 && point < 0x7F) ? Character.toString(point) : "?"));
		return text.toString();
	}

}

package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Cuts text into the pieces that deltas carry.
 */
final class Pieces {

	private Pieces() {
	}

	/**
	 * Cuts text into words, each with the white space before it, and marks of citations.
	 * @param text the text
	 * @return the pieces, empty for empty text
	 */
	static List<String> words(String text) {
		List<String> pieces = new ArrayList<>();
		Matcher marks = Citations.MARK.matcher(text);
		int start = 0;
		while (marks.find()) {
			addWords(pieces, text.substring(start, marks.start()));
			pieces.add(marks.group());
			start = marks.end();
		}
		addWords(pieces, text.substring(start));
		return pieces;
	}

	/**
	 * Cuts text into pieces of about equal length, and marks of citations.
	 * @param text the text
	 * @param length the length of a piece in {@code char}s, 0 to cut it into words
	 * @return the pieces, empty for empty text
	 */
	static List<String> cut(String text, int length) {
		if (length == 0) {
			return words(text);
		}
		List<String> pieces = new ArrayList<>();
		Matcher marks = Citations.MARK.matcher(text);
		int start = 0;
		while (marks.find()) {
			pieces.addAll(ofLength(text.substring(start, marks.start()), length));
			pieces.add(marks.group());
			start = marks.end();
		}
		pieces.addAll(ofLength(text.substring(start), length));
		return pieces;
	}

	private static void addWords(List<String> pieces, String text) {
		int start = 0;
		for (int i = 1; i < text.length(); i++) {
			if (Character.isWhitespace(text.charAt(i)) && !Character.isWhitespace(text.charAt(i - 1))) {
				pieces.add(text.substring(start, i));
				start = i;
			}
		}
		if (start < text.length()) {
			pieces.add(text.substring(start));
		}
	}

	/**
	 * Cuts text into pieces of about equal length, never through a surrogate pair.
	 * @param text the text
	 * @param length the length of a piece in {@code char}s, at least 1
	 * @return the pieces, empty for empty text
	 */
	static List<String> ofLength(String text, int length) {
		List<String> pieces = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			int end = Math.min(start + length, text.length());
			if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
				end++;
			}
			pieces.add(text.substring(start, end));
			start = end;
		}
		return pieces;
	}

}

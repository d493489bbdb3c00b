package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into the pieces that deltas carry.
 */
final class Pieces {

	private Pieces() {
	}

	/**
	 * Cuts text into words, each with the white space before it.
	 * @param text the text
	 * @return the pieces, empty for empty text
	 */
	static List<String> words(String text) {
		List<String> pieces = new ArrayList<>();
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
		return pieces;
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

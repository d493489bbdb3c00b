package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;

/**
 * Tells well-formed UTF-8 from the rest, and replaces the rest by U+FFFD.
 */
final class Utf8 {

	private Utf8() {
	}

	// Whether new String(bytes, offset, length, UTF_8) would replace nothing.
	static boolean isWellFormed(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int at = offset;
		while (at < end) {
			if (at + Long.BYTES <= end && (LineScanner.word(bytes, at) & LineScanner.HIGH_BITS) == 0) {
				at += Long.BYTES;
				continue;
			}
			if (bytes[at] >= 0) {
				at++;
				continue;
			}
			int size = sequence(bytes, at, end);
			if (size == 0) {
				return false;
			}
			at += size;
		}
		return true;
	}

	// The bytes with U+FFFD in the place of what is malformed, as the Java platform
	// decides.
	static byte[] repaired(byte[] bytes, int offset, int length) {
		return new String(bytes, offset, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
	}

	// The length of the well-formed sequence of two to four bytes, 0 if it is none.
	private static int sequence(byte[] bytes, int at, int end) {
		int lead = bytes[at] & 0xff;
		if (lead < 0xc2 || lead > 0xf4) {
			return 0;
		}
		int size = (lead < 0xe0) ? 2 : (lead < 0xf0) ? 3 : 4;
		if (end - at < size) {
			return 0;
		}
		// the second byte excludes overlong forms, surrogates and what is past U+10FFFF
		int least = (lead == 0xe0) ? 0xa0 : (lead == 0xf0) ? 0x90 : 0x80;
		int most = (lead == 0xed) ? 0x9f : (lead == 0xf4) ? 0x8f : 0xbf;
		int second = bytes[at + 1] & 0xff;
		if (second < least || second > most) {
			return 0;
		}
		for (int i = 2; i < size; i++) {
			if ((bytes[at + i] & 0xc0) != 0x80) {
				return 0;
			}
		}
		return size;
	}

}

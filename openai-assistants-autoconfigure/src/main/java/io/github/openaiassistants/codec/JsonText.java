package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.sse.PlainBytes;

/**
 * Reads what stands between the quotation marks of a JSON string.
 */
final class JsonText {

	private static final int HEX_DIGITS = 4;

	private JsonText() {
	}

	/**
	 * Read a text.
	 * @param bytes well-formed UTF-8
	 * @param from where the text begins, behind the quotation mark
	 * @param to where it ends, before the other
	 * @return the text, or {@code null} when these bytes are not the inside of one
	 * string, or have half of a surrogate pair
	 */
	static @Nullable String read(byte[] bytes, int from, int to) {
		int plain = PlainBytes.end(bytes, from, to);
		if (plain == to) {
			return new String(bytes, from, to - from, StandardCharsets.UTF_8);
		}
		return (bytes[plain] == '\\') ? unescaped(bytes, from, plain, to) : null;
	}

	private static @Nullable String unescaped(byte[] bytes, int from, int escape, int to) {
		// No escape is shorter than what it stands for
		byte[] text = new byte[to - from];
		int length = escape - from;
		System.arraycopy(bytes, from, text, 0, length);
		int at = escape;
		while (at < to) {
			if (bytes[at] != '\\') {
				int next = PlainBytes.end(bytes, at, to);
				if (next == at) {
					return null;
				}
				System.arraycopy(bytes, at, text, length, next - at);
				length += next - at;
				at = next;
				continue;
			}
			int character = character(bytes, at, to);
			if (character < 0) {
				return null;
			}
			length = append(character, text, length);
			at += escapeLength(bytes[at + 1], character);
		}
		return new String(text, 0, length, StandardCharsets.UTF_8);
	}

	private static int escapeLength(byte kind, int character) {
		int one = (kind == 'u') ? 2 + HEX_DIGITS : 2;
		return Character.isSupplementaryCodePoint(character) ? 2 * one : one;
	}

	// Read the escape that begins here.
	// Returns the character, -1 if this is none
	private static int character(byte[] bytes, int at, int to) {
		if (at + 1 >= to) {
			return -1;
		}
		return switch (bytes[at + 1]) {
			case '"', '\\', '/' -> bytes[at + 1];
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> codePoint(bytes, at, to);
			default -> -1;
		};
	}

	private static int codePoint(byte[] bytes, int at, int to) {
		int first = codeUnit(bytes, at, to);
		if (first < 0 || !Character.isSurrogate((char) first)) {
			return first;
		}
		int second = codeUnit(bytes, at + 2 + HEX_DIGITS, to);
		return (second >= 0 && Character.isSurrogatePair((char) first, (char) second))
				? Character.toCodePoint((char) first, (char) second) : -1;
	}

	private static int codeUnit(byte[] bytes, int at, int to) {
		int digits = at + 2;
		if (digits + HEX_DIGITS > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
			return -1;
		}
		int unit = 0;
		for (int i = digits; i < digits + HEX_DIGITS; i++) {
			if (!HexFormat.isHexDigit(bytes[i])) {
				return -1;
			}
			unit = (unit << HEX_DIGITS) | HexFormat.fromHexDigit(bytes[i]);
		}
		return unit;
	}

	private static int append(int character, byte[] text, int length) {
		if (character < 0x80) {
			text[length] = (byte) character;
			return length + 1;
		}
		byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
		System.arraycopy(encoded, 0, text, length, encoded.length);
		return length + encoded.length;
	}

}

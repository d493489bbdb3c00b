package io.github.openaiassistants.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes that need attention inside a quoted text: control characters, quotation
 * marks and backslashes. Eight bytes a step.
 */
public final class PlainBytes {

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private PlainBytes() {
	}

	/**
	 * Find the first such byte.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param to where to end
	 * @return its index, or {@code to} when there is none
	 */
	public static int end(byte[] bytes, int from, int to) {
		int at = from;
		while (at + Long.BYTES <= to) {
			long marks = marks((long) WORDS.get(bytes, at));
			if (marks != 0) {
				return at + (Long.numberOfTrailingZeros(marks) >>> 3);
			}
			at += Long.BYTES;
		}
		while (at < to && isPlain(bytes[at])) {
			at++;
		}
		return at;
	}

	// The lowest mark is exact, later ones may come from its borrow
	private static long marks(long word) {
		long quotes = word ^ ('"' * ONES);
		long escapes = word ^ ('\\' * ONES);
		long marks = ((quotes - ONES) & ~quotes) | ((escapes - ONES) & ~escapes) | ((word - ' ' * ONES) & ~word);
		return marks & HIGH_BITS;
	}

	private static boolean isPlain(byte value) {
		return value != '"' && value != '\\' && (value >= ' ' || value < 0);
	}

}

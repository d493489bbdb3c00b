package io.github.openaiassistants.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for line ends, eight bytes a step, and notes on the way whether it came across
 * anything that is not ASCII. Reads up to {@value #SLACK} bytes past the end it is given:
 * the arrays have that much room.
 */
final class LineScanner {

	static final int SLACK = Long.BYTES;

	static final long HIGH_BITS = 0x8080808080808080L;

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ABOVE_CR = 0x0e0e0e0e0e0e0e0eL;

	private long seen;

	// Read eight bytes, the first one lowest.
	static long word(byte[] bytes, int at) {
		return (long) WORDS.get(bytes, at);
	}

	// Find the first CR or LF.
	// Returns its index, or -1 if there is none in the range
	int find(byte[] bytes, int from, int end) {
		long seen = this.seen;
		int at = from;
		while (at < end) {
			long word = word(bytes, at);
			// Marks every byte below 0x0e: rare in text, and one test finds both line
			// ends. The lowest mark is exact, later ones may come from its borrow.
			long marks = (word - ABOVE_CR) & ~word & HIGH_BITS;
			if (marks == 0) {
				seen |= word;
				at += Long.BYTES;
				continue;
			}
			int before = Long.numberOfTrailingZeros(marks) & 0x38;
			seen |= word & ((1L << before) - 1);
			at += before >>> 3;
			if (at < end && (bytes[at] == '\n' || bytes[at] == '\r')) {
				this.seen = seen;
				return at;
			}
			at++;
		}
		this.seen = seen;
		return -1;
	}

	// Whether only ASCII was seen since the last reset. A wrong "no" is possible, as
	// bytes past the end may have been looked at; a wrong "yes" is not.
	boolean ascii() {
		return (this.seen & HIGH_BITS) == 0;
	}

	void reset() {
		this.seen = 0;
	}

}

package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A block like which others are expected: all bytes of {@code event: X LF data: Y LF LF}
 * are given, except for one part of the data. The part has neither line ends nor other
 * control characters, quotation marks or backslashes, and ends before the first of them,
 * so a block that fits is the same one that line by line would be found. Immutable.
 */
public final class SseTemplate {

	private static final byte[] NAME = "event: ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] DATA = "\ndata: ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

	private final byte[] before;

	private final byte[] after;

	private final int nameLength;

	private SseTemplate(byte[] before, byte[] after, int nameLength) {
		this.before = before;
		this.after = after;
		this.nameLength = nameLength;
	}

	/**
	 * Make a template of an event.
	 * @param name the name of the event, not empty
	 * @param data the data in well-formed UTF-8
	 * @param from where the part begins that may be another
	 * @param to where it ends
	 * @return the template, or {@code null} if the data has more than one line
	 */
	public static @Nullable SseTemplate of(String name, byte[] data, int from, int to) {
		byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
		byte[] before = joined(NAME, nameBytes, DATA, Arrays.copyOf(data, from));
		byte[] after = joined(Arrays.copyOfRange(data, to, data.length), END);
		boolean fits = hasOneLine(nameBytes) && hasOneLine(data);
		return fits ? new SseTemplate(before, after, nameBytes.length) : null;
	}

	private static boolean hasOneLine(byte[] bytes) {
		for (byte value : bytes) {
			if (value == '\n' || value == '\r') {
				return false;
			}
		}
		return bytes.length > 0;
	}

	private static byte[] joined(byte[]... parts) {
		byte[] joined = new byte[Arrays.stream(parts).mapToInt((part) -> part.length).sum()];
		int at = 0;
		for (byte[] part : parts) {
			System.arraycopy(part, 0, joined, at, part.length);
			at += part.length;
		}
		return joined;
	}

	/**
	 * Return whether data differs in the one part at most.
	 * @param bytes has the data
	 * @param offset where it begins
	 * @param length the number of bytes
	 * @return whether what is around the part is the same
	 */
	public boolean surrounds(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int from = partOffset(offset);
		int to = partEnd(end);
		return from <= to && Arrays.equals(bytes, to, end, this.after, 0, end - to)
				&& Arrays.equals(bytes, offset, from, this.before, dataOffset(), this.before.length);
	}

	/**
	 * Return where the part begins.
	 * @param dataOffset where the data begins
	 * @return the index of its first byte
	 */
	public int partOffset(int dataOffset) {
		return dataOffset + this.before.length - dataOffset();
	}

	/**
	 * Return where the part ends.
	 * @param dataEnd where the data ends
	 * @return the index after its last byte
	 */
	public int partEnd(int dataEnd) {
		return dataEnd - (this.after.length - END.length);
	}

	int nameOffset() {
		return NAME.length;
	}

	int nameLength() {
		return this.nameLength;
	}

	int dataOffset() {
		return NAME.length + this.nameLength + DATA.length;
	}

	// Return where the part begins of a block that begins here.
	int partOffsetOfBlock(int start) {
		return start + this.before.length;
	}

	// Return the length of the data of a block whose part is so long.
	int dataLength(int partLength) {
		return this.before.length - dataOffset() + partLength + this.after.length - END.length;
	}

	// Return where the block ends whose part ends here.
	int endOfBlock(int partEnd) {
		return partEnd + this.after.length;
	}

	/**
	 * Look for a whole block that fits.
	 * @param bytes has the block
	 * @param start where it begins
	 * @param end where there are no more bytes
	 * @return where the part ends, or -1 when the block does not fit or is not whole
	 */
	int match(byte[] bytes, int start, int end) {
		int from = start + this.before.length;
		if (from + this.after.length > end || !Arrays.equals(bytes, start, from, this.before, 0, this.before.length)) {
			return -1;
		}
		int to = PlainBytes.end(bytes, from, end);
		int last = to + this.after.length;
		return (last <= end && Arrays.equals(bytes, to, last, this.after, 0, this.after.length)) ? to : -1;
	}

}

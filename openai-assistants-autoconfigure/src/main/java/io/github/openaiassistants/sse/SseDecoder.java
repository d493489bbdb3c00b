package io.github.openaiassistants.sse;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.LimitExceededException;

/**
 * Decodes the bytes of one response body to server-sent events by the WHATWG rules,
 * however the body is cut into pieces. It knows bytes only: no HTTP, no JSON, no buffers
 * of a framework.
 * <p>
 * Feed a piece, then take frames until {@link #next()} returns {@code null}, and so on to
 * the end of the body. Frames are found one at a time, each before any later byte is
 * looked at. What is left over at the end of the body is no event and needs no call.
 * <p>
 * One decoder serves one response. It is not safe for use by several threads at once, but
 * is not bound to a thread either.
 */
public final class SseDecoder {

	private static final int LARGEST_LIMIT = 1 << 30;

	private static final long EVENT_PREFIX = prefix("event: ");

	private static final int EVENT_PREFIX_LENGTH = 7;

	private static final long DATA_PREFIX = prefix("data: ");

	private static final int DATA_PREFIX_LENGTH = 6;

	private static final long BYTE_ORDER_MARK = 0xbfbbef;

	private static final int BYTE_ORDER_MARK_LENGTH = 3;

	private final int maxEventSize;

	private final Scratch scratch;

	private final LineScanner scanner = new LineScanner();

	private final EventBlock block = new EventBlock();

	private final SseFrame frame = new SseFrame();

	// Bytes from the start of the scratch that are known to hold no unhandled line end.
	private int scanned;

	// Length of the event name of the block in the fast shape, -1 before it is known.
	private int nameLength = -1;

	// Bytes of the current line that were thrown away because it is a comment.
	private int droppedComment;

	private boolean lineByLine;

	private boolean markExpected = true;

	private boolean lineFeedExpected;

	private boolean drained = true;

	private @Nullable LimitExceededException failure;

	/**
	 * Create the decoder of one response body.
	 * @param maxEventSize the most bytes that one line without its end, or the name and
	 * data of one event together, may have, counted as they arrive here: from 1 to 1 GiB
	 */
	public SseDecoder(int maxEventSize) {
		if (maxEventSize < 1 || maxEventSize > LARGEST_LIMIT) {
			throw new IllegalArgumentException("The event size must be from 1 byte to 1 GiB: " + maxEventSize);
		}
		this.maxEventSize = maxEventSize;
		this.scratch = new Scratch(maxEventSize);
	}

	/**
	 * Take in the next piece of the body. Everything that remains in the buffer is
	 * copied; the buffer belongs to the caller again afterwards.
	 * @param bytes the piece, of any kind and size, possibly empty
	 * @throws IllegalStateException if {@link #next()} has not returned {@code null}
	 * since the last piece
	 * @throws LimitExceededException if the decoder has failed before
	 */
	public void feed(ByteBuffer bytes) {
		feed(bytes.remaining(), bytes::get);
	}

	/**
	 * Take in the next piece of the body.
	 * @param length the number of bytes, possibly 0
	 * @param bytes has them
	 * @throws IllegalStateException if {@link #next()} has not returned {@code null}
	 * since the last piece
	 * @throws LimitExceededException if the decoder has failed before
	 */
	public void feed(int length, Source bytes) {
		throwIfFailed();
		if (length == 0) {
			return;
		}
		if (!this.drained) {
			throw new IllegalStateException("There may be frames left of what was fed before");
		}
		this.drained = false;
		this.scratch.append(length, bytes);
	}

	/**
	 * Return the next complete frame. It is a view, valid until the next call of this
	 * method or of {@link #feed}.
	 * @return the frame, or {@code null} when more bytes are needed
	 * @throws LimitExceededException if a line or an event is larger than allowed; from
	 * then on every call fails in the same way
	 */
	public @Nullable SseFrame next() {
		return next(null);
	}

	/**
	 * Return the next complete frame, as {@link #next()} does, faster if it is like what
	 * is expected.
	 * @param expected what is expected, or {@code null}
	 * @return the frame, or {@code null} when more bytes are needed
	 * @throws LimitExceededException if a line or an event is larger than allowed
	 */
	public @Nullable SseFrame next(@Nullable SseTemplate expected) {
		throwIfFailed();
		this.frame.clear();
		if ((expected != null && isLike(expected)) || decode()) {
			return this.frame;
		}
		this.scratch.settle();
		this.drained = true;
		return null;
	}

	/**
	 * Whether the bytes so far end between two events. Asked at the end of the body,
	 * after {@link #next()} returned {@code null}, it tells a clean end from a cut inside
	 * an event.
	 * @return {@code true} if there was nothing but comments and blank lines since the
	 * last event; {@code false} after a failure
	 */
	public boolean idle() {
		// what there is of an unfinished comment is no longer in the scratch
		return this.failure == null && !this.block.begun() && this.scratch.start() == this.scratch.end();
	}

	// Whether the next block was not begun yet, is whole and of this kind.
	private boolean isLike(SseTemplate expected) {
		if (this.lineByLine || this.nameLength >= 0 || this.scanned != 0 || this.markExpected
				|| this.lineFeedExpected) {
			return false;
		}
		byte[] bytes = this.scratch.bytes();
		int start = this.scratch.start();
		int partEnd = expected.match(bytes, start, this.scratch.end());
		if (partEnd < 0) {
			return false;
		}
		int part = expected.partOffsetOfBlock(start);
		int dataLength = expected.dataLength(partEnd - part);
		if (Math.max(DATA_PREFIX_LENGTH, expected.nameLength()) + dataLength > this.maxEventSize
				|| !Utf8.isWellFormed(bytes, part, partEnd - part)) {
			return false;
		}
		this.frame.show(bytes, start, dataLength, expected, this.block.lastEventId());
		restartLine(expected.endOfBlock(partEnd));
		return true;
	}

	private boolean decode() {
		while (findLineStart()) {
			if (!this.lineByLine) {
				Shape shape = fastShape();
				if (shape != Shape.OTHER) {
					return shape == Shape.COMPLETE;
				}
				this.lineByLine = true;
				this.nameLength = -1;
				restartLine(this.scratch.start());
			}
			int end = findLineEnd();
			if (end < 0) {
				return false;
			}
			if (handleLine(end)) {
				return true;
			}
		}
		return false;
	}

	// Step over a byte order mark at the start of the body, and over the LF of a CR LF
	// whose CR already ended the line.
	private boolean findLineStart() {
		if (!this.markExpected && !this.lineFeedExpected) {
			return true;
		}
		int start = this.scratch.start();
		int available = this.scratch.end() - start;
		if (available == 0) {
			return false;
		}
		if (this.markExpected) {
			if (startsWith(start, available, BYTE_ORDER_MARK, BYTE_ORDER_MARK_LENGTH)) {
				if (available < BYTE_ORDER_MARK_LENGTH) {
					return false;
				}
				this.scratch.consumeTo(start + BYTE_ORDER_MARK_LENGTH);
			}
			this.markExpected = false;
			return true;
		}
		if (this.scratch.bytes()[start] == '\n') {
			this.scratch.consumeTo(start + 1);
		}
		this.lineFeedExpected = false;
		return true;
	}

	// Handle the one shape that nearly every block has,
	// event: X LF data: Y LF LF, without copying it. Every other shape is left
	// untouched.
	private Shape fastShape() {
		int start = this.scratch.start();
		int end = this.scratch.end();
		byte[] bytes = this.scratch.bytes();
		if (this.nameLength < 0) {
			if (!startsWith(start, end - start, EVENT_PREFIX, EVENT_PREFIX_LENGTH)) {
				return Shape.OTHER;
			}
			int name = start + EVENT_PREFIX_LENGTH;
			int lineEnd = this.scanner.find(bytes, Math.max(name, start + this.scanned), end);
			if (lineEnd < 0) {
				return incomplete(end - start, end - start);
			}
			checkSize(lineEnd - start);
			if (bytes[lineEnd] != '\n') {
				return Shape.OTHER;
			}
			this.nameLength = lineEnd - name;
			this.scanned = lineEnd + 1 - start;
		}
		int line = start + EVENT_PREFIX_LENGTH + this.nameLength + 1;
		if (!startsWith(line, end - line, DATA_PREFIX, DATA_PREFIX_LENGTH)) {
			return Shape.OTHER;
		}
		int data = line + DATA_PREFIX_LENGTH;
		int lineEnd = this.scanner.find(bytes, Math.max(data, start + this.scanned), end);
		int dataLength = ((lineEnd < 0) ? end : lineEnd) - data;
		checkSize(Math.max(DATA_PREFIX_LENGTH, this.nameLength) + dataLength);
		if (lineEnd < 0) {
			return incomplete(end - start, end - line);
		}
		if (lineEnd + 1 == end && bytes[lineEnd] == '\n') {
			return incomplete(lineEnd - start, 0);
		}
		if (bytes[lineEnd] != '\n' || bytes[lineEnd + 1] != '\n') {
			return Shape.OTHER;
		}
		this.frame.show(bytes, start + EVENT_PREFIX_LENGTH, this.nameLength, data, dataLength, this.scanner.ascii(),
				this.block.lastEventId());
		this.nameLength = -1;
		restartLine(lineEnd + 2);
		return Shape.COMPLETE;
	}

	private Shape incomplete(int scanned, int lineSoFar) {
		this.scanned = scanned;
		checkSize(lineSoFar);
		return Shape.INCOMPLETE;
	}

	// Find the end of the line that begins where the scratch begins. As long as there is
	// none, a comment is counted and thrown away.
	private int findLineEnd() {
		int start = this.scratch.start();
		int end = this.scratch.end();
		byte[] bytes = this.scratch.bytes();
		int lineEnd = this.scanner.find(bytes, start + this.scanned, end);
		int length = ((lineEnd < 0) ? end : lineEnd) - start;
		checkSize((long) this.droppedComment + length);
		if (lineEnd >= 0) {
			return lineEnd;
		}
		this.scanned = length;
		if (length != 0 && (this.droppedComment != 0 || bytes[start] == ':')) {
			this.droppedComment += length;
			this.scratch.consumeTo(end);
			this.scanned = 0;
		}
		return -1;
	}

	private boolean handleLine(int lineEnd) {
		int start = this.scratch.start();
		byte[] bytes = this.scratch.bytes();
		boolean blank = lineEnd == start && this.droppedComment == 0;
		boolean comment = this.droppedComment != 0 || bytes[start] == ':';
		if (!blank && !comment) {
			this.block.line(bytes, start, lineEnd, this.scanner.ascii());
			checkSize(this.block.size());
		}
		this.lineFeedExpected = bytes[lineEnd] == '\r';
		restartLine(lineEnd + 1);
		if (!blank) {
			return false;
		}
		this.lineByLine = false;
		return this.block.dispatch(this.frame);
	}

	private void restartLine(int start) {
		this.scratch.consumeTo(start);
		this.scanner.reset();
		this.scanned = 0;
		this.droppedComment = 0;
	}

	// Whether as many bytes as there are, up to the length of the prefix, equal it.
	private boolean startsWith(int at, int available, long prefix, int length) {
		if (available <= 0) {
			return true;
		}
		long mask = -1L >>> (Long.SIZE - Byte.SIZE * Math.min(available, length));
		return ((LineScanner.word(this.scratch.bytes(), at) ^ prefix) & mask) == 0;
	}

	private void checkSize(long size) {
		if (size > this.maxEventSize) {
			this.failure = new LimitExceededException("limits.event-size",
					"A line or an event of the stream is larger than " + this.maxEventSize + " bytes");
			this.scratch.release();
			this.block.clear();
			throw this.failure;
		}
	}

	private void throwIfFailed() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private static long prefix(String text) {
		long word = 0;
		for (int i = text.length() - 1; i >= 0; i--) {
			word = (word << Byte.SIZE) | text.charAt(i);
		}
		return word;
	}

	/**
	 * Where bytes are copied from.
	 */
	@FunctionalInterface
	public interface Source {

		/**
		 * Copy the next bytes.
		 * @param target where to
		 * @param offset index of the first
		 * @param length how many
		 */
		void read(byte[] target, int offset, int length);

	}

	private enum Shape {

		COMPLETE, INCOMPLETE, OTHER

	}

}

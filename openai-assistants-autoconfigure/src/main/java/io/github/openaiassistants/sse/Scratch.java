package io.github.openaiassistants.sse;

import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

/**
 * The bytes that were received and not yet consumed, in one array that has room for a
 * whole word behind the last byte.
 * <p>
 * Between two network buffers a decoder holds little more than what is left of a cut
 * frame: a larger array is only remembered weakly. So a busy decoder uses the same array
 * again and again, and the garbage collector takes it from an idle one.
 */
final class Scratch {

	private static final int RETAINED = 512;

	private static final int REUSED_AT_MOST = 128 * 1024;

	private static final byte[] NOTHING = {};

	private static final int HEADROOM = 64 * 1024;

	private final int limit;

	private byte[] small = NOTHING;

	private byte[] bytes = NOTHING;

	private int start;

	private int end;

	private @Nullable WeakReference<byte[]> spare;

	Scratch(int limit) {
		this.limit = limit;
	}

	byte[] bytes() {
		return this.bytes;
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	void consumeTo(int index) {
		this.start = index;
	}

	void append(int added, SseDecoder.Source source) {
		if (this.end + added + LineScanner.SLACK > this.bytes.length) {
			makeRoom(added);
		}
		source.read(this.bytes, this.end, added);
		this.end += added;
	}

	// Keep no more than what a cut frame needs.
	void settle() {
		byte[] large = this.bytes;
		if (large.length <= RETAINED || this.end - this.start > RETAINED - LineScanner.SLACK) {
			return;
		}
		moveTo(small());
		if (large.length <= REUSED_AT_MOST && spare() != large) {
			this.spare = new WeakReference<>(large);
		}
	}

	void release() {
		this.small = NOTHING;
		this.bytes = NOTHING;
		this.start = 0;
		this.end = 0;
		this.spare = null;
	}

	private void makeRoom(int added) {
		int held = this.end - this.start;
		int needed = Math.addExact(held + LineScanner.SLACK, added);
		moveTo((needed <= this.bytes.length) ? this.bytes : arrayOf(needed));
	}

	private byte[] arrayOf(int needed) {
		if (needed <= RETAINED) {
			return small();
		}
		byte[] spare = spare();
		if (spare != null && spare.length >= needed) {
			return spare;
		}
		// doubling keeps a frame that arrives in many pieces linear
		long doubled = Math.min(2L * this.bytes.length, (long) this.limit + HEADROOM);
		return new byte[(int) Math.max(needed, doubled)];
	}

	private byte[] small() {
		if (this.small.length == 0) {
			this.small = new byte[RETAINED];
		}
		return this.small;
	}

	private void moveTo(byte[] target) {
		int held = this.end - this.start;
		System.arraycopy(this.bytes, this.start, target, 0, held);
		this.bytes = target;
		this.start = 0;
		this.end = held;
	}

	private byte @Nullable [] spare() {
		return (this.spare != null) ? this.spare.get() : null;
	}

}

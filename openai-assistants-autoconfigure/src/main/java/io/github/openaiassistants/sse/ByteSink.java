package io.github.openaiassistants.sse;

import java.util.Arrays;

/**
 * A growing run of bytes that gives its memory back when it is emptied.
 */
final class ByteSink {

	private static final int RETAINED = 256;

	private static final byte[] NOTHING = {};

	private byte[] bytes = NOTHING;

	private int length;

	byte[] bytes() {
		return this.bytes;
	}

	int length() {
		return this.length;
	}

	void append(byte value) {
		reserve(1);
		this.bytes[this.length++] = value;
	}

	void append(byte[] source, int from, int to) {
		reserve(to - from);
		System.arraycopy(source, from, this.bytes, this.length, to - from);
		this.length += to - from;
	}

	void clear() {
		this.length = 0;
		if (this.bytes.length > RETAINED) {
			this.bytes = NOTHING;
		}
	}

	private void reserve(int more) {
		int needed = this.length + more;
		if (needed > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(needed, 2 * this.bytes.length));
		}
	}

}

package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The buffers of the WHATWG rules: event type, data and last event id, filled line by
 * line and emptied by the blank line.
 */
final class EventBlock {

	private static final byte[] EVENT = { 'e', 'v', 'e', 'n', 't' };

	private static final byte[] DATA = { 'd', 'a', 't', 'a' };

	private static final byte[] ID = { 'i', 'd' };

	private final ByteSink name = new ByteSink();

	private final ByteSink data = new ByteSink();

	private boolean dataSeen;

	private boolean begun;

	private boolean ascii = true;

	private String lastEventId = "";

	// Take in a line that is neither blank nor a comment. Unknown fields are ignored, and
	// so is retry: nobody here reconnects.
	void line(byte[] bytes, int from, int to, boolean ascii) {
		this.begun = true;
		if (isField(DATA, bytes, from, to)) {
			if (this.dataSeen) {
				this.data.append((byte) '\n');
			}
			this.dataSeen = true;
			this.data.append(bytes, valueOffset(DATA, bytes, from, to), to);
			this.ascii &= ascii;
		}
		else if (isField(EVENT, bytes, from, to)) {
			this.name.clear();
			this.name.append(bytes, valueOffset(EVENT, bytes, from, to), to);
			this.ascii &= ascii;
		}
		else if (isField(ID, bytes, from, to)) {
			id(bytes, valueOffset(ID, bytes, from, to), to);
		}
	}

	// The blank line: show the event if there is one.
	// Returns whether there is an event
	boolean dispatch(SseFrame frame) {
		if (!this.dataSeen) {
			clear();
			return false;
		}
		int dataLength = this.data.length();
		int nameLength = this.name.length();
		// name and data of a frame share one array
		this.data.append(this.name.bytes(), 0, nameLength);
		frame.show(this.data.bytes(), dataLength, nameLength, 0, dataLength, this.ascii, this.lastEventId);
		clear();
		return true;
	}

	void clear() {
		this.name.clear();
		this.data.clear();
		this.dataSeen = false;
		this.begun = false;
		this.ascii = true;
	}

	// The bytes of name and data so far.
	long size() {
		return (long) this.name.length() + this.data.length();
	}

	// Whether any field line was seen since the last blank line.
	boolean begun() {
		return this.begun;
	}

	String lastEventId() {
		return this.lastEventId;
	}

	private void id(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] == 0) {
				return;
			}
		}
		this.lastEventId = new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

	// Whether the line is the name alone, or the name and a colon.
	private static boolean isField(byte[] name, byte[] bytes, int from, int to) {
		int end = from + name.length;
		return end <= to && Arrays.equals(name, 0, name.length, bytes, from, end) && (end == to || bytes[end] == ':');
	}

	private static int valueOffset(byte[] name, byte[] bytes, int from, int to) {
		int offset = Math.min(from + name.length + 1, to);
		return (offset < to && bytes[offset] == ' ') ? offset + 1 : offset;
	}

}

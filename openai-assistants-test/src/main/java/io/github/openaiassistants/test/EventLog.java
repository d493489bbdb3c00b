package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All events of one response so far, for those who read along and for those who come back
 * later. Belongs to the state thread.
 */
final class EventLog {

	private final List<Entry> entries = new ArrayList<>();

	private final List<ResponseReader> readers = new ArrayList<>();

	private long next;

	private boolean over;

	EventLog(long first) {
		this.next = first;
	}

	/**
	 * Adds an event with the next sequence number.
	 * @param type its type
	 * @param payload its payload without type and number
	 */
	void add(String type, ObjectNode payload) {
		ObjectNode event = Payloads.object().put("type", type).put("sequence_number", this.next);
		event.setAll(payload);
		this.entries.add(new Entry(type, event, this.next));
		this.next++;
		tell();
	}

	/**
	 * Adds text that is no event.
	 * @param text the text
	 */
	void addRaw(String text) {
		this.entries.add(new Entry(text, null, this.next));
		tell();
	}

	/**
	 * Says that nothing more is to come.
	 */
	void close() {
		this.over = true;
		tell();
	}

	boolean isOver() {
		return this.over;
	}

	int size() {
		return this.entries.size();
	}

	Entry get(int position) {
		return this.entries.get(position);
	}

	/**
	 * Returns where the events behind a number start.
	 * @param sequenceNumber the number
	 * @return the position of the first one
	 */
	int positionAfter(long sequenceNumber) {
		int position = 0;
		while (position < this.entries.size() && this.entries.get(position).number() <= sequenceNumber) {
			position++;
		}
		return position;
	}

	void register(ResponseReader reader) {
		this.readers.add(reader);
	}

	private void tell() {
		this.readers.removeIf(ResponseReader::isOver);
		List.copyOf(this.readers).forEach(ResponseReader::pump);
	}

	/**
	 * An event or some text.
	 *
	 * @param name the type of the event, or the text
	 * @param payload the payload, {@code null} for text
	 * @param number the sequence number, of text that of the next event
	 */
	record Entry(String name, @Nullable ObjectNode payload, long number) {
	}

}

package io.github.openaiassistants.test;

import java.util.function.BooleanSupplier;

/**
 * One client that reads the events of a response, as fast as it can. Belongs to the state
 * thread.
 */
final class ResponseReader {

	private final EventLog log;

	private final EventStream stream;

	private final BooleanSupplier endless;

	private int position;

	private int limit = Integer.MAX_VALUE;

	private boolean done = true;

	/**
	 * Makes a reader.
	 * @param log the events
	 * @param position the position of the first event that is sent
	 * @param stream where they are sent to
	 * @param endless whether the stream does not end although nothing more is to come
	 */
	ResponseReader(EventLog log, int position, EventStream stream, BooleanSupplier endless) {
		this.log = log;
		this.position = position;
		this.stream = stream;
		this.endless = endless;
		log.register(this);
	}

	EventStream stream() {
		return this.stream;
	}

	boolean isOver() {
		return this.stream.isOver();
	}

	boolean isReady() {
		return this.position == this.log.size() && this.stream.hasDemand();
	}

	/**
	 * Leaves out the end marker, where there is one.
	 */
	void withoutDone() {
		this.done = false;
	}

	/**
	 * Sends what the client takes in.
	 */
	void pump() {
		while (!isOver() && this.position < Math.min(this.limit, this.log.size()) && this.stream.hasDemand()) {
			EventLog.Entry entry = this.log.get(this.position++);
			if (entry.payload() != null) {
				this.stream.send(entry.name(), entry.payload());
			}
			else {
				this.stream.sendRaw(entry.name());
			}
		}
		if (!isOver() && isAtEnd() && !this.endless.getAsBoolean()) {
			this.stream.finish(this.done);
		}
	}

	/**
	 * Ends the stream behind the last event so far, whatever is still to come.
	 */
	void finish() {
		this.limit = this.log.size();
		pump();
	}

	private boolean isAtEnd() {
		return this.position == this.limit || (this.log.isOver() && this.position == this.log.size());
	}

}

package io.github.openaiassistants.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

import org.jspecify.annotations.Nullable;

/**
 * What was told of a run, for pages that read it at their own pace: the last part of it,
 * when all is too much. Written by one thread at a time, read by any.
 */
final class Account {

	private final String name = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

	private final int capacity;

	// With what is forgotten at its beginning, cleared from time to time
	private final List<@Nullable ToldEvent> told = new ArrayList<>();

	private final Set<Runnable> waiting = new CopyOnWriteArraySet<>();

	private int forgotten;

	// The number of the first element of the list
	private long first;

	private int size;

	private boolean complete;

	private @Nullable Throwable failure;

	/**
	 * Begin with nothing.
	 * @param capacity how many characters to remember
	 */
	Account(int capacity) {
		this.capacity = capacity;
	}

	String name() {
		return this.name;
	}

	/**
	 * Add an event. At least that one is remembered.
	 * @param event the event
	 */
	void add(ToldEvent event) {
		synchronized (this.told) {
			this.told.add(event);
			this.size += event.size();
			while (this.size > this.capacity && this.forgotten < this.told.size() - 1) {
				forget();
			}
		}
		this.waiting.forEach(Runnable::run);
	}

	private void forget() {
		ToldEvent oldest = this.told.set(this.forgotten, null);
		this.size -= (oldest != null) ? oldest.size() : 0;
		this.forgotten++;
		if (this.forgotten > this.told.size() / 2) {
			this.told.subList(0, this.forgotten).clear();
			this.first += this.forgotten;
			this.forgotten = 0;
		}
	}

	/**
	 * Nothing follows.
	 * @param cause why, or {@code null} when the run is over
	 */
	void complete(@Nullable Throwable cause) {
		synchronized (this.told) {
			this.complete = true;
			this.failure = cause;
		}
		this.waiting.forEach(Runnable::run);
	}

	/**
	 * Read an event.
	 * @param sequence its number
	 * @return the event, or {@code null} when it is not here, or not yet
	 */
	@Nullable ToldEvent get(long sequence) {
		synchronized (this.told) {
			long index = sequence - this.first;
			return (index >= 0 && index < this.told.size()) ? this.told.get((int) index) : null;
		}
	}

	boolean isForgotten(long sequence) {
		synchronized (this.told) {
			return sequence < this.first + this.forgotten;
		}
	}

	boolean isOver(long sequence) {
		synchronized (this.told) {
			return this.complete && sequence >= this.first + this.told.size();
		}
	}

	/**
	 * Return how many events have been told.
	 * @return the number of the next
	 */
	long next() {
		synchronized (this.told) {
			return this.first + this.told.size();
		}
	}

	/**
	 * Return why the account ended before the run did.
	 * @return the cause, or {@code null}
	 */
	@Nullable Throwable failure() {
		synchronized (this.told) {
			return this.failure;
		}
	}

	/**
	 * Be told of what is new.
	 * @param reader called on any thread when there is something
	 */
	void await(Runnable reader) {
		this.waiting.add(reader);
	}

	void leave(Runnable reader) {
		this.waiting.remove(reader);
	}

}

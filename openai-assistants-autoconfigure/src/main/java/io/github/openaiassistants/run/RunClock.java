package io.github.openaiassistants.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The time limits of one run. The clocks of idleness and silence run only while something
 * was asked of the server and not received, so a slow listener never trips them. Used by
 * one thread at a time.
 */
final class RunClock {

	private final RunTimeouts timeouts;

	private final LongSupplier nanoTime;

	private final long startedAt;

	private boolean waiting;

	private long waitingSince;

	private long silentFor;

	private boolean closing;

	private long closingSince;

	RunClock(RunTimeouts timeouts, LongSupplier nanoTime) {
		this.timeouts = timeouts;
		this.nanoTime = nanoTime;
		this.startedAt = nanoTime.getAsLong();
	}

	/**
	 * Something was asked of the server, and nothing is here to work on.
	 */
	void waiting() {
		if (!this.waiting) {
			this.waiting = true;
			this.waitingSince = this.nanoTime.getAsLong();
		}
	}

	/**
	 * There is something to work on, or nobody wants anything.
	 */
	void working() {
		if (this.waiting) {
			this.waiting = false;
			this.silentFor += this.nanoTime.getAsLong() - this.waitingSince;
		}
	}

	/**
	 * An event arrived.
	 */
	void event() {
		this.silentFor = 0;
	}

	/**
	 * Nothing but the end of the stream is expected any more.
	 */
	void closing() {
		if (!this.closing) {
			this.closing = true;
			this.closingSince = this.nanoTime.getAsLong();
		}
	}

	/**
	 * A stream of the run begins.
	 */
	void opened() {
		working();
		this.closing = false;
		this.silentFor = 0;
	}

	Duration sinceStart() {
		return Duration.ofNanos(this.nanoTime.getAsLong() - this.startedAt);
	}

	/**
	 * Return when the run has taken too long.
	 * @return the instant
	 */
	Instant end() {
		return Instant.now().plusNanos(remaining(Limit.RUN));
	}

	/**
	 * Return whether the run has taken too long, whoever is to blame.
	 * @return whether its time is over
	 */
	boolean isOver() {
		return remaining(Limit.RUN) <= 0;
	}

	/**
	 * Return the limit that is crossed now.
	 * @return the limit, or {@code null} when none is
	 */
	@Nullable Limit crossed() {
		for (Limit limit : Limit.values()) {
			if (remaining(limit) <= 0) {
				return limit;
			}
		}
		return null;
	}

	/**
	 * Return how long to sleep before it is worth asking again.
	 * @return a time in nanoseconds
	 */
	long untilNext() {
		long next = Long.MAX_VALUE;
		for (Limit limit : Limit.values()) {
			next = Math.min(next, Math.max(0, remaining(limit)));
		}
		// A clock that stands still now may start at once: look again after its whole
		// time
		return Math.min(next, Math.min(this.timeouts.idle().toNanos(), this.timeouts.silence().toNanos()));
	}

	private long remaining(Limit limit) {
		long now = this.nanoTime.getAsLong();
		long waited = this.waiting ? now - this.waitingSince : 0;
		return switch (limit) {
			case CLOSE -> (this.closing && this.waiting) ? this.timeouts.close().toNanos() - (now - this.closingSince)
					: Long.MAX_VALUE;
			case IDLE -> this.waiting ? this.timeouts.idle().toNanos() - waited : Long.MAX_VALUE;
			case SILENCE -> this.waiting ? this.timeouts.silence().toNanos() - this.silentFor - waited : Long.MAX_VALUE;
			case RUN -> this.timeouts.run().toNanos() - (now - this.startedAt);
		};
	}

	/**
	 * A limit of time, in the order in which they are looked at.
	 */
	enum Limit {

		/**
		 * The end of the stream did not follow the last event.
		 */
		CLOSE,

		/**
		 * No bytes.
		 */
		IDLE,

		/**
		 * No event.
		 */
		SILENCE,

		/**
		 * The run as a whole.
		 */
		RUN

	}

}

package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Carries out small steps one after the other: at a given pace, when somebody reads also
 * at the pace of the reading, and in the background when nobody does. Belongs to the
 * state thread.
 */
final class BeatPump {

	private final StateThread thread;

	private final Duration pace;

	private final Audience audience;

	private final Runnable beforehand;

	private final Deque<Runnable> beats = new ArrayDeque<>();

	private @Nullable Disposable timer;

	private boolean pumping;

	private boolean hurried;

	private boolean held;

	private long nextBeat = System.nanoTime();

	/**
	 * Makes a pump with nothing to do.
	 * @param thread the state thread
	 * @param pace the pause after each event
	 * @param audience who reads the events
	 * @param beforehand what is looked after whenever the pump wakes up
	 */
	BeatPump(StateThread thread, Duration pace, Audience audience, Runnable beforehand) {
		this.thread = thread;
		this.pace = pace;
		this.audience = audience;
		this.beforehand = beforehand;
	}

	void add(Runnable beat) {
		this.beats.add(beat);
	}

	void addAll(Collection<Runnable> more) {
		this.beats.addAll(more);
	}

	void clear() {
		this.beats.clear();
	}

	/**
	 * Waits for nothing and nobody any more.
	 */
	void hurry() {
		this.hurried = true;
	}

	/**
	 * Goes on only when drained.
	 */
	void hold() {
		this.held = true;
	}

	/**
	 * Pauses because an event was sent.
	 */
	void rest() {
		this.nextBeat = System.nanoTime() + this.pace.toNanos();
	}

	void wake() {
		if (this.timer != null) {
			this.timer.dispose();
		}
		this.timer = this.thread.execute(this::tick);
	}

	void pump() {
		if (this.pumping) {
			return;
		}
		this.pumping = true;
		try {
			this.beforehand.run();
			while (!this.beats.isEmpty() && this.timer == null && mayGoOn()) {
				this.beats.remove().run();
				if (!this.audience.isPresent() && !this.beats.isEmpty()) {
					// Let others have a turn between two events that nobody reads
					this.timer = this.thread.execute(this::tick);
				}
			}
		}
		finally {
			this.pumping = false;
		}
	}

	/**
	 * Does all that is left to do, now.
	 */
	void drain() {
		hurry();
		while (!this.beats.isEmpty()) {
			this.beats.remove().run();
		}
	}

	private void tick() {
		this.timer = null;
		pump();
	}

	private boolean mayGoOn() {
		if (this.hurried) {
			return true;
		}
		if (this.held || (this.audience.isPresent() && !this.audience.isReady())) {
			return false;
		}
		long wait = this.nextBeat - System.nanoTime();
		if (wait > 0) {
			this.timer = this.thread.schedule(this::tick, Duration.ofNanos(wait));
			return false;
		}
		return true;
	}

	/**
	 * Reads what is sent.
	 */
	interface Audience {

		/**
		 * Whether there is anybody.
		 * @return whether there is
		 */
		boolean isPresent();

		/**
		 * Whether more can be taken in.
		 * @return whether it can
		 */
		boolean isReady();

	}

}

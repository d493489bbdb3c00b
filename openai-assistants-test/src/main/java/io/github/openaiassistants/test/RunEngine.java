package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

/**
 * Drives one run through its script, one event at a time: at the pace of the script, when
 * a client streams also at the pace of its reading, and in the background when nobody
 * does. Belongs to the state thread.
 */
final class RunEngine {

	private final StateThread thread;

	private final ServerTraits traits;

	private final RunScript script;

	private final Duration pace;

	private final Deque<Runnable> beats = new ArrayDeque<>();

	private @Nullable StoredRun run;

	private @Nullable EventStream stream;

	private @Nullable Disposable timer;

	private boolean pumping;

	private boolean hurried;

	private int round;

	private long nextBeat = System.nanoTime();

	RunEngine(StateThread thread, ServerTraits traits, RunScript script, Duration pace) {
		this.thread = thread;
		this.traits = traits;
		this.script = script;
		this.pace = pace;
	}

	/**
	 * Starts the run.
	 * @param newRun the run to drive
	 * @param newThread the thread if it was created together with the run, else
	 * {@code null}
	 * @param newStream where the events go, {@code null} for nowhere
	 */
	void start(StoredRun newRun, @Nullable StoredThread newThread, @Nullable EventStream newStream) {
		this.run = newRun;
		if (newThread != null) {
			this.beats.add(() -> emit("thread.created", newThread.json()));
		}
		this.beats.addAll(RunBeats.first(newRun, this.script));
		attach(newStream);
	}

	/**
	 * Goes on after tool outputs.
	 * @param theRun the run
	 * @param newStream where the events go, {@code null} for nowhere
	 */
	void resume(StoredRun theRun, @Nullable EventStream newStream) {
		this.beats.clear();
		this.beats.addAll(RunBeats.next(theRun, this.script, this.round));
		attach(newStream);
	}

	/**
	 * Opens a stream for the round that comes next.
	 * @return the stream
	 */
	EventStream openStream() {
		return new EventStream(this.thread, this.traits.events(), this.script.round(this.round).fault());
	}

	/**
	 * Replaces what is left to do by something that must not wait for a reader.
	 * @param newBeats what is done now
	 */
	void hurry(Deque<Runnable> newBeats) {
		this.beats.clear();
		this.beats.addAll(newBeats);
		this.hurried = true;
		wake();
	}

	void expireIfDue() {
		StoredRun theRun = this.run;
		if (theRun == null || !theRun.isDue()) {
			return;
		}
		this.hurried = true;
		this.beats.clear();
		RunBeats.ending(theRun, ScriptEnd.of(RunStatus.EXPIRED)).forEach(Runnable::run);
	}

	/**
	 * Stops for good and leaves everything as it is.
	 */
	void stop() {
		this.beats.clear();
		finishStream(false);
	}

	void emit(String event, JsonNode payload) {
		this.nextBeat = System.nanoTime() + this.pace.toNanos();
		if (this.stream != null) {
			this.stream.send(event, payload);
			forgetStreamThatIsOver();
		}
	}

	/**
	 * Ends the stream, if there is one; the run may go on.
	 * @param done whether {@code done} is sent
	 */
	void finishStream(boolean done) {
		EventStream ending = this.stream;
		this.stream = null;
		if (ending != null) {
			ending.finish(done);
		}
	}

	private void attach(@Nullable EventStream newStream) {
		this.round++;
		this.stream = newStream;
		if (newStream != null) {
			newStream.listen(this::pump, () -> leave(newStream));
			forgetStreamThatIsOver();
		}
		wake();
	}

	private void leave(EventStream gone) {
		if (this.stream == gone) {
			this.stream = null;
			wake();
		}
	}

	private void forgetStreamThatIsOver() {
		if (this.stream != null && this.stream.isOver()) {
			this.stream = null;
		}
	}

	private void wake() {
		if (this.timer != null) {
			this.timer.dispose();
		}
		this.timer = this.thread.execute(this::tick);
	}

	private void tick() {
		this.timer = null;
		pump();
	}

	private void pump() {
		if (this.pumping) {
			return;
		}
		this.pumping = true;
		try {
			expireIfDue();
			while (!this.beats.isEmpty() && this.timer == null && mayGoOn()) {
				this.beats.remove().run();
				if (this.stream == null && !this.beats.isEmpty()) {
					// Let others have a turn between two events that nobody reads
					this.timer = this.thread.execute(this::tick);
				}
			}
		}
		finally {
			this.pumping = false;
		}
	}

	private boolean mayGoOn() {
		if (this.hurried) {
			return true;
		}
		if (this.stream != null && !this.stream.hasDemand()) {
			return false;
		}
		long wait = this.nextBeat - System.nanoTime();
		if (wait > 0) {
			this.timer = this.thread.schedule(this::tick, Duration.ofNanos(wait));
			return false;
		}
		return true;
	}

}

package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Drives one run through its script, one event at a time: at the pace of the script, when
 * a client streams also at the pace of its reading, and in the background when nobody
 * does. Belongs to the state thread.
 */
final class RunEngine implements BeatPump.Audience {

	private final StateThread thread;

	private final ServerTraits traits;

	private final RunScript script;

	private final BeatPump pump;

	private @Nullable StoredRun run;

	private @Nullable EventStream stream;

	private int round;

	RunEngine(StateThread thread, ServerTraits traits, RunScript script, Duration pace) {
		this.thread = thread;
		this.traits = traits;
		this.script = script;
		this.pump = new BeatPump(thread, pace, this, this::expireIfDue);
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
			this.pump.add(() -> emit("thread.created", newThread.json()));
		}
		this.pump.addAll(RunBeats.first(newRun, this.script));
		attach(newStream);
	}

	/**
	 * Goes on after tool outputs.
	 * @param theRun the run
	 * @param newStream where the events go, {@code null} for nowhere
	 */
	void resume(StoredRun theRun, @Nullable EventStream newStream) {
		this.pump.clear();
		this.pump.addAll(RunBeats.next(theRun, this.script, this.round));
		attach(newStream);
	}

	/**
	 * Opens a stream for the round that comes next.
	 * @return the stream
	 */
	EventStream openStream() {
		return new EventStream(this.thread, this.traits.events(), this.script.round(this.round));
	}

	/**
	 * Replaces what is left to do by something that must not wait for a reader.
	 * @param newBeats what is done now
	 */
	void hurry(Deque<Runnable> newBeats) {
		this.pump.clear();
		this.pump.addAll(newBeats);
		this.pump.hurry();
		this.pump.wake();
	}

	void expireIfDue() {
		StoredRun theRun = this.run;
		if (theRun == null || !theRun.isDue()) {
			return;
		}
		this.pump.hurry();
		this.pump.clear();
		RunBeats.ending(theRun, ScriptEnd.of(RunStatus.EXPIRED)).forEach(Runnable::run);
	}

	/**
	 * Stops for good and leaves everything as it is.
	 */
	void stop() {
		this.pump.clear();
		finishStream(false);
	}

	void emit(String event, JsonNode payload) {
		this.pump.rest();
		if (this.stream != null) {
			this.stream.send(event, payload);
			forgetStreamThatIsOver();
		}
	}

	void emitRaw(String text) {
		this.pump.rest();
		if (this.stream != null) {
			this.stream.sendRaw(text);
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
			newStream.listen(this.pump::pump, () -> leave(newStream));
			forgetStreamThatIsOver();
		}
		this.pump.wake();
	}

	private void leave(EventStream gone) {
		if (this.stream == gone) {
			this.stream = null;
			this.pump.wake();
		}
	}

	private void forgetStreamThatIsOver() {
		if (this.stream != null && this.stream.isOver()) {
			this.stream = null;
		}
	}

	@Override
	public boolean isPresent() {
		return this.stream != null;
	}

	@Override
	public boolean isReady() {
		return this.stream != null && this.stream.hasDemand();
	}

}

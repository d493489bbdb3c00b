package io.github.openaiassistants.run;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.ThreadRunRequiresAction;

/**
 * What the registry knows about one run. Changed by the drain alone.
 */
final class RunEntry {

	private final RunRegistry registry;

	private volatile @Nullable LiveRun known;

	private final boolean takenOver;

	private boolean sparesFunctions;

	/**
	 * Create the entry.
	 * @param registry the registry
	 * @param takenOver the run, if it was taken over and is in the registry
	 */
	RunEntry(RunRegistry registry, @Nullable LiveRun takenOver) {
		this.registry = registry;
		this.known = takenOver;
		this.takenOver = takenOver != null;
		this.sparesFunctions = takenOver != null && takenOver.functionsStarted();
	}

	boolean isTakenOver() {
		return this.takenOver;
	}

	void begin(RunReference run) {
		if (this.known == null) {
			LiveRun begun = new LiveRun(run, Instant.now(), false);
			this.known = begun;
			this.registry.started(begun);
		}
	}

	/**
	 * Take note of an event.
	 * @param event the event
	 * @param run the run as it is known now
	 */
	void accept(AssistantStreamEvent event, RunReference run) {
		LiveRun former = this.known;
		if (former == null) {
			return;
		}
		RunReference told = former.run();
		if (!Objects.equals(told.runId(), run.runId()) || !Objects.equals(told.threadId(), run.threadId())) {
			change(former.with(run));
		}
		// The server goes on, so it has the outputs
		if (former.functionsStarted() && !(event instanceof ThreadRunRequiresAction)) {
			functionsStarted(false);
		}
	}

	/**
	 * Return whether functions were called for what the run waits for by an instance that
	 * is gone. Asked once: what the run waits for next is another matter.
	 * @return whether they are not to be called again
	 */
	boolean sparesFunctions() {
		boolean spares = this.sparesFunctions;
		this.sparesFunctions = false;
		return spares;
	}

	void functionsStarted(boolean started) {
		LiveRun former = this.known;
		if (former != null) {
			change(former.withFunctionsStarted(started));
		}
	}

	private void change(LiveRun changed) {
		this.known = changed;
		this.registry.changed(changed);
	}

	/**
	 * The run is over here. Called on any thread, once.
	 * @param left whether a successor may take it over
	 */
	void end(boolean left) {
		LiveRun last = this.known;
		if (last == null) {
			return;
		}
		if (left) {
			this.registry.left(last.clientRunId());
		}
		else {
			this.registry.ended(last.clientRunId());
		}
	}

}

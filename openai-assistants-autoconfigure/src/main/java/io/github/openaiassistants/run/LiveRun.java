package io.github.openaiassistants.run;

import java.time.Instant;

import io.github.openaiassistants.event.RunReference;

/**
 * A logical run that has not ended, as far as a successor needs to know it.
 *
 * @param run which run it is; what the server has not told yet is {@code null}
 * @param startedAt when it was started here
 * @param functionsStarted whether functions of the application were started for what the
 * run waits for now: they may have done something, and are not to be called again
 */
public record LiveRun(RunReference run, Instant startedAt, boolean functionsStarted) {

	/**
	 * Return the id that the run was given here.
	 * @return the id
	 */
	public String clientRunId() {
		return this.run.clientRunId();
	}

	/**
	 * Return a copy with what the server told.
	 * @param told the run with its ids
	 * @return a copy
	 */
	public LiveRun with(RunReference told) {
		return new LiveRun(told, this.startedAt, this.functionsStarted);
	}

	/**
	 * Return a copy that tells whether functions were started.
	 * @param started {@code true} before the first function of a round is called,
	 * {@code false} when the server has the outputs
	 * @return a copy
	 */
	public LiveRun withFunctionsStarted(boolean started) {
		return new LiveRun(this.run, this.startedAt, started);
	}

}

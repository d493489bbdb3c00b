package io.github.openaiassistants.event;

import org.jspecify.annotations.Nullable;

/**
 * A logical run has ended: published exactly once for each, last.
 *
 * @param data how it ended
 * @param meta which run it was
 */
public record RunFinished(RunSummary data, EventMeta meta) implements RunLifecycleEvent {

	/**
	 * Name of the event.
	 */
	public static final String NAME = "run.finished";

	@Override
	public String name() {
		return NAME;
	}

	/**
	 * Return how the run ended.
	 * @return the outcome
	 */
	public RunOutcome outcome() {
		return this.data.outcome();
	}

	/**
	 * Return why there is no answer.
	 * @return the cause, or {@code null} when there is an answer
	 */
	public @Nullable FailureSummary cause() {
		return this.data.cause();
	}

}

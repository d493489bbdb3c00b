package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.AssistantsException;

/**
 * How a logical run ends.
 *
 * @param outcome the outcome
 * @param cause why there is no answer, or {@code null} when the server decided
 */
record Verdict(RunOutcome outcome, @Nullable AssistantsException cause) {

	/**
	 * Return with what the sequence of events ends.
	 * @return the failure, or {@code null} when the server decided or waits
	 */
	@Nullable AssistantsException failure() {
		return (this.outcome == RunOutcome.REQUIRES_ACTION) ? null : this.cause;
	}

}

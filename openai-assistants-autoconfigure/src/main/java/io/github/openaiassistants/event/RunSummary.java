package io.github.openaiassistants.event;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.Usage;

/**
 * How a logical run ended, and what it cost.
 *
 * @param outcome the outcome
 * @param run the run as the server described it last, or {@code null} when it never did
 * @param usage the tokens used, or {@code null} when the server did not tell
 * @param duration from the subscription to the end
 * @param timeToFirstText from the subscription to the first text of the answer, or
 * {@code null} when there was none
 * @param snapshot what the run produced, or {@code null} when none was kept
 * @param cause why there is no answer, or {@code null} when there is one
 */
public record RunSummary(RunOutcome outcome, @Nullable RunObject run, @Nullable Usage usage, Duration duration,
		@Nullable Duration timeToFirstText, @Nullable RunSnapshot snapshot, @Nullable FailureSummary cause) {

}

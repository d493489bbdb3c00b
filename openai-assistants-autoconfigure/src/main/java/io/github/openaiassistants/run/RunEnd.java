package io.github.openaiassistants.run;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunReference;

/**
 * How a run ended, without its content.
 *
 * @param run the run
 * @param outcome the outcome
 * @param cause the simple name of the exception, or {@code null} when there is an answer
 * @param duration from its start to its end
 * @param events how many events it had
 * @param endedAt when it ended
 */
public record RunEnd(RunReference run, RunOutcome outcome, @Nullable String cause, Duration duration, long events,
		Instant endedAt) {

	static RunEnd of(RunFinished finished) {
		FailureSummary cause = finished.cause();
		return new RunEnd(finished.meta().run(), finished.outcome(), (cause != null) ? cause.type() : null,
				finished.data().duration(), finished.meta().sequence() + 1, finished.meta().receivedAt());
	}

}

package io.github.openaiassistants.run;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.model.RunObject;

/**
 * Gathers what is reported when a logical run has ended.
 */
final class RunReport {

	private @Nullable Duration timeToFirstText;

	void accept(AssistantStreamEvent event, RunClock clock) {
		if (this.timeToFirstText == null && event instanceof ThreadMessageDelta delta && !delta.text().isEmpty()) {
			this.timeToFirstText = clock.sinceStart();
		}
	}

	RunSummary summary(RunOutcome outcome, @Nullable AssistantsException cause, @Nullable RunObject run,
			RunClock clock) {
		return new RunSummary(outcome, run, (run != null) ? run.usage() : null, clock.sinceStart(),
				this.timeToFirstText, null, (cause != null) ? FailureSummary.of(cause) : null);
	}

}

package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.snapshot.SnapshotAccumulator;

/**
 * Gathers what is reported when a logical run has ended.
 */
final class RunReport {

	// Servers that mix runs do so by mistake
	private static final int FOREIGN = 1000;

	private final Set<String> foreign = new HashSet<>();

	private @Nullable SnapshotAccumulator snapshot;

	private @Nullable Duration timeToFirstText;

	RunReport(@Nullable SnapshotAccumulator snapshot) {
		this.snapshot = snapshot;
	}

	/**
	 * Take note of an event.
	 * @param event the event
	 * @param clock tells how long it took
	 * @throws LimitExceededException if the snapshot would be too large; there is none
	 * then
	 */
	void accept(AssistantStreamEvent event, RunClock clock) {
		if (this.timeToFirstText == null && event instanceof ThreadMessageDelta delta && !delta.text().isEmpty()) {
			this.timeToFirstText = clock.sinceStart();
		}
		if (this.snapshot != null && isOurs(event)) {
			try {
				this.snapshot.accept(event);
			}
			catch (LimitExceededException ex) {
				this.snapshot = null;
				throw ex;
			}
		}
	}

	private boolean isOurs(AssistantStreamEvent event) {
		Object data = event.data();
		if (data instanceof MessageDeltaObject delta) {
			return !this.foreign.contains(delta.id());
		}
		if (data instanceof RunStepDeltaObject delta) {
			return !this.foreign.contains(delta.id());
		}
		if (data instanceof MessageObject message) {
			return isOurs(event, message.id(), message.runId());
		}
		return data instanceof RunStepObject step && isOurs(event, step.id(), step.runId());
	}

	private boolean isOurs(AssistantStreamEvent event, String id, @Nullable String runId) {
		String ours = event.meta().runId();
		boolean other = runId != null && !runId.isEmpty() && ours != null && !ours.equals(runId);
		if (other && this.foreign.size() < FOREIGN) {
			this.foreign.add(id);
		}
		return !other;
	}

	RunSummary summary(Verdict verdict, @Nullable RunObject run, RunClock clock) {
		return new RunSummary(verdict.outcome(), run, (run != null) ? run.usage() : null, clock.sinceStart(),
				this.timeToFirstText, (this.snapshot != null) ? this.snapshot.snapshot() : null,
				(verdict.cause() != null) ? FailureSummary.of(verdict.cause()) : null);
	}

}

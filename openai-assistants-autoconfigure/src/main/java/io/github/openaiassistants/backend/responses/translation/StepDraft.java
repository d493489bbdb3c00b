package io.github.openaiassistants.backend.responses.translation;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.ThreadRunStepCancelled;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.event.ThreadRunStepCreated;
import io.github.openaiassistants.event.ThreadRunStepDelta;
import io.github.openaiassistants.event.ThreadRunStepFailed;
import io.github.openaiassistants.event.ThreadRunStepInProgress;
import io.github.openaiassistants.model.LastError;
import io.github.openaiassistants.model.RunStepDelta;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunStepStatus;
import io.github.openaiassistants.model.StepDetails;
import io.github.openaiassistants.model.Usage;

/**
 * A step of the run while it is worked on. Whatever changes is said.
 */
final class StepDraft {

	private final RunDraft run;

	private final String id;

	private final long createdAt;

	private StepDraft(RunDraft run, String id, long createdAt) {
		this.run = run;
		this.id = id;
		this.createdAt = createdAt;
	}

	static StepDraft begin(RunDraft run, String itemId, StepDetails details) {
		StepDraft step = new StepDraft(run, run.ids().take("step_" + itemId), run.now());
		RunStepObject begun = step.describe(RunStepStatus.IN_PROGRESS, details, null, null);
		run.outbox().step(begun, ThreadRunStepCreated::new);
		run.outbox().step(begun, ThreadRunStepInProgress::new);
		return step;
	}

	// Go on with a step that was begun before.
	static StepDraft restore(RunDraft run, RunStepObject step) {
		return new StepDraft(run, step.id(), (step.createdAt() != null) ? step.createdAt() : run.now());
	}

	void change(StepDetails details) {
		RunStepDeltaObject delta = new RunStepDeltaObject(this.id, "thread.run.step.delta",
				new RunStepDelta(details, Map.of()), Map.of());
		this.run.outbox().add(delta, ThreadRunStepDelta::new);
	}

	void complete(StepDetails details, @Nullable Usage usage) {
		this.run.outbox().step(describe(RunStepStatus.COMPLETED, details, null, usage), ThreadRunStepCompleted::new);
	}

	void fail(StepDetails details, LastError error) {
		this.run.outbox().step(describe(RunStepStatus.FAILED, details, error, null), ThreadRunStepFailed::new);
	}

	void cancel(StepDetails details) {
		this.run.outbox().step(describe(RunStepStatus.CANCELLED, details, null, null), ThreadRunStepCancelled::new);
	}

	// Change what is known about the step without saying so.
	void remember(RunStepStatus status, StepDetails details) {
		this.run.outbox().remember(describe(status, details, null, null));
	}

	private RunStepObject describe(RunStepStatus status, StepDetails details, @Nullable LastError error,
			@Nullable Usage usage) {
		Long now = this.run.now();
		Long cancelledAt = RunStepStatus.CANCELLED.equals(status) ? now : null;
		Long failedAt = RunStepStatus.FAILED.equals(status) ? now : null;
		Long completedAt = RunStepStatus.COMPLETED.equals(status) ? now : null;
		Map<String, JsonNode> nulls = new ExplicitNulls().member("last_error", error)
			.member("expired_at", null)
			.member("cancelled_at", cancelledAt)
			.member("failed_at", failedAt)
			.member("completed_at", completedAt)
			.member("usage", usage)
			.toExtra();
		return new RunStepObject(this.id, "thread.run.step", this.createdAt, this.run.terms().assistantId(),
				this.run.terms().threadId(), this.run.id(), details.type(), status, details, error, null, null,
				cancelledAt, failedAt, completedAt, Map.of(), usage, nulls);
	}

}

package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunStepStatus;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * How far a run was read: the responses it consists of, what belongs to which, and the
 * position in the last one.
 */
final class RunHistory {

	private final RunDraft run;

	private final List<String> formerResponses = new ArrayList<>();

	private int formerSteps;

	private int formerMessages;

	private @Nullable Long cursor;

	private boolean repeats;

	private boolean background;

	RunHistory(RunDraft run) {
		this.run = run;
	}

	// Take over from another translator, and return the step that waits for outputs. If
	// there is none, the last response will be read again.
	@Nullable FunctionStep restore(TranslatedRun known) {
		boolean waits = RunStatus.REQUIRES_ACTION.equals(known.run().status());
		boolean whole = waits || known.isOver();
		int steps = whole ? known.steps().size() : known.formerSteps();
		int messages = whole ? known.messages().size() : known.formerMessages();
		int responses = known.responseIds().size() - (whole ? 0 : 1);
		this.run.restore(known.run(), known.usage());
		this.background = known.background();
		this.formerResponses.addAll(known.responseIds().subList(0, Math.max(0, responses)));
		known.messages().subList(0, messages).forEach((message) -> {
			this.run.outbox().remember(message);
			this.run.ids().reserve(message.id());
		});
		FunctionStep waiting = null;
		for (RunStepObject step : known.steps().subList(0, steps)) {
			this.run.outbox().remember(step);
			this.run.ids().reserve(step.id());
			if (waits && isOpenCall(step)) {
				waiting = FunctionStep.restore(this.run, step, known.heldUsage());
			}
		}
		mark();
		return waiting;
	}

	private static boolean isOpenCall(RunStepObject step) {
		return RunStepStatus.IN_PROGRESS.equals(step.status()) && step.stepDetails() instanceof ToolCallsDetails;
	}

	// Go on to the next response.
	void next(ResponseDraft response) {
		if (response.id() != null) {
			this.formerResponses.add(response.id());
		}
		mark();
		this.cursor = null;
		this.repeats = false;
	}

	private void mark() {
		this.formerSteps = this.run.outbox().steps().size();
		this.formerMessages = this.run.outbox().messages().size();
	}

	// Expect what was read before to come again.
	void expectRepetition() {
		this.repeats = true;
	}

	boolean isRepeated(@Nullable Long number) {
		if (number == null) {
			return false;
		}
		if (this.cursor != null && number <= this.cursor) {
			return this.repeats;
		}
		this.cursor = number;
		return false;
	}

	void learn(JsonNode response) {
		JsonNode told = response.path("background");
		this.background = told.isBoolean() ? told.booleanValue() : this.background;
	}

	@Nullable TranslatedRun known(ResponseDraft response, @Nullable FunctionStep waiting) {
		RunObject told = this.run.told();
		if (told == null) {
			return null;
		}
		List<String> responses = new ArrayList<>(this.formerResponses);
		if (response.id() != null) {
			responses.add(response.id());
		}
		return new TranslatedRun(told, responses, this.cursor, this.background, this.run.usage(),
				this.run.outbox().steps(), this.run.outbox().messages(), this.formerSteps, this.formerMessages,
				(waiting != null) ? waiting.heldUsage() : null);
	}

}

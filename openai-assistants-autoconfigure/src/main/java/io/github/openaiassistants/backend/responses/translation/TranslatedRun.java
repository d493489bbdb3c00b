package io.github.openaiassistants.backend.responses.translation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.Usage;

/**
 * What is known about a bridged run, so that another translator can go on with it: with
 * the outputs of calls it waits for, or with its last response from the beginning.
 *
 * @param run the run as it was last told
 * @param responseIds the responses of the run as far as they were told, oldest first
 * @param cursor the last sequence number that was read of the last response, or
 * {@code null}
 * @param background whether the server said that the last response is worked on in the
 * background
 * @param usage the tokens of the responses that have ended, or {@code null}
 * @param steps the steps, oldest first
 * @param messages the messages, oldest first
 * @param formerSteps how many of the steps belong to responses before the last one
 * @param formerMessages how many of the messages belong to responses before the last one
 * @param heldUsage the usage of the step that waits for outputs, told when the step is
 * completed, or {@code null}
 */
public record TranslatedRun(RunObject run, List<String> responseIds, @Nullable Long cursor, boolean background,
		@Nullable Usage usage, List<RunStepObject> steps, List<MessageObject> messages, int formerSteps,
		int formerMessages, @Nullable Usage heldUsage) {

	/**
	 * Copy the lists.
	 */
	public TranslatedRun {
		responseIds = List.copyOf(responseIds);
		steps = List.copyOf(steps);
		messages = List.copyOf(messages);
	}

	/**
	 * Return the calls that the run waits for.
	 * @return the calls, empty unless action is required
	 */
	public List<RunToolCall> pendingCalls() {
		return this.run.functionCalls();
	}

	/**
	 * Return the same with the run told otherwise.
	 * @param other the run
	 * @return what is known
	 */
	public TranslatedRun with(RunObject other) {
		return new TranslatedRun(other, this.responseIds, this.cursor, this.background, this.usage, this.steps,
				this.messages, this.formerSteps, this.formerMessages, this.heldUsage);
	}

	boolean isOver() {
		RunStatus status = this.run.status();
		return status != null && status.isFinal();
	}

	/**
	 * Return the last response.
	 * @return its id, or {@code null} when the server has not told it
	 */
	public @Nullable String responseId() {
		return this.responseIds.isEmpty() ? null : this.responseIds.get(this.responseIds.size() - 1);
	}

}

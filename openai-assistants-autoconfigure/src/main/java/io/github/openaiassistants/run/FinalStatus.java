package io.github.openaiassistants.run;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageStatus;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunStepStatus;

/**
 * How steps and messages ended, when the look-ups do not say: messages mostly have no
 * status outside of streams, and servers forget to end what was under way when a run
 * ended. A doubt makes an answer incomplete, never complete.
 */
final class FinalStatus {

	private FinalStatus() {
	}

	/**
	 * Return how a step ended.
	 * @param step the step
	 * @param run its run, over or waiting for action
	 * @return one of the final statuses, or {@code null} when the step goes on after the
	 * action
	 */
	static @Nullable RunStepStatus of(RunStepObject step, RunObject run) {
		RunStepStatus status = step.status();
		if (status != null && isFinal(status)) {
			return status;
		}
		return switch (value(run)) {
			case "completed", "incomplete" -> RunStepStatus.COMPLETED;
			case "failed" -> RunStepStatus.FAILED;
			case "cancelled" -> RunStepStatus.CANCELLED;
			case "expired" -> RunStepStatus.EXPIRED;
			default -> null;
		};
	}

	static boolean isEnded(RunStepObject step) {
		return step.status() != null && isFinal(step.status());
	}

	private static boolean isFinal(RunStepStatus status) {
		return status.equals(RunStepStatus.COMPLETED) || isCut(status);
	}

	private static boolean isCut(RunStepStatus status) {
		return status.equals(RunStepStatus.FAILED) || status.equals(RunStepStatus.CANCELLED)
				|| status.equals(RunStepStatus.EXPIRED);
	}

	/**
	 * Return how a message ended.
	 * @param message the message
	 * @param step how the step that wrote it ended, or {@code null} when that is unknown
	 * @param run its run, over or waiting for action
	 * @param last whether it is the last that the run did
	 * @return completed or incomplete
	 */
	static MessageStatus of(MessageObject message, @Nullable RunStepStatus step, RunObject run, boolean last) {
		MessageStatus status = message.status();
		if (status != null && (status.equals(MessageStatus.COMPLETED) || status.equals(MessageStatus.INCOMPLETE))) {
			return status;
		}
		if (message.incompleteDetails() != null || message.incompleteAt() != null) {
			return MessageStatus.INCOMPLETE;
		}
		if (message.completedAt() != null) {
			return MessageStatus.COMPLETED;
		}
		boolean cut = (step != null && isCut(step)) || (last && cutsTheLast(run, step));
		return cut ? MessageStatus.INCOMPLETE : MessageStatus.COMPLETED;
	}

	// A token limit ends a run in the middle of a message whose step is completed
	private static boolean cutsTheLast(RunObject run, @Nullable RunStepStatus step) {
		return switch (value(run)) {
			case "incomplete" -> true;
			case "completed" -> run.incompleteDetails() != null;
			case "requires_action" -> false;
			default -> step == null;
		};
	}

	private static String value(RunObject run) {
		RunStatus status = run.status();
		return (status != null) ? status.value() : "";
	}

	/**
	 * Write down how a step ended, where the step itself does not say.
	 * @param step the step
	 * @param status how it ended
	 * @return the step, with a status
	 */
	static RunStepObject fill(RunStepObject step, RunStepStatus status) {
		if (step.status() != null && !step.status().equals(RunStepStatus.IN_PROGRESS)) {
			return step;
		}
		return new RunStepObject(step.id(), step.object(), step.createdAt(), step.assistantId(), step.threadId(),
				step.runId(), step.type(), status, step.stepDetails(), step.lastError(), step.expiredAt(),
				step.expiresAt(), step.cancelledAt(), step.failedAt(), step.completedAt(), step.metadata(),
				step.usage(), withoutStatus(step.extra()));
	}

	/**
	 * Write down how a message ended, where the message itself does not say.
	 * @param message the message
	 * @param status how it ended
	 * @return the message, with a status
	 */
	static MessageObject fill(MessageObject message, MessageStatus status) {
		if (message.status() != null && !message.status().equals(MessageStatus.IN_PROGRESS)) {
			return message;
		}
		return new MessageObject(message.id(), message.object(), message.createdAt(), message.threadId(), status,
				message.incompleteDetails(), message.completedAt(), message.incompleteAt(), message.role(),
				message.content(), message.assistantId(), message.runId(), message.attachments(), message.metadata(),
				withoutStatus(message.extra()));
	}

	// What is kept there would be written instead of the status
	private static Map<String, JsonNode> withoutStatus(Map<String, JsonNode> extra) {
		Map<String, JsonNode> kept = new LinkedHashMap<>(extra);
		kept.remove("status");
		return kept;
	}

}

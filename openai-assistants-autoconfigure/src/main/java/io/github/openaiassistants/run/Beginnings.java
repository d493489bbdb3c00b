package io.github.openaiassistants.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageStatus;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.RunStepStatus;
import io.github.openaiassistants.model.StepDetails;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * What objects looked like when they were created, as far as their later form tells: in
 * their first status, without content and results. What a stream shows as {@code null}
 * then is {@code null} here.
 */
final class Beginnings {

	private Beginnings() {
	}

	static RunObject queued(RunObject run) {
		return begun(run, RunStatus.QUEUED);
	}

	static RunObject inProgress(RunObject run) {
		return begun(run, RunStatus.IN_PROGRESS);
	}

	private static RunObject begun(RunObject run, RunStatus status) {
		boolean started = status.equals(RunStatus.IN_PROGRESS);
		Map<String, JsonNode> extra = cleared(run.extra(), "required_action", "last_error", "cancelled_at", "failed_at",
				"completed_at", "incomplete_details", "usage");
		if (!started) {
			extra.put("started_at", NullNode.getInstance());
		}
		return new RunObject(run.id(), run.object(), run.createdAt(), run.threadId(), run.assistantId(), status, null,
				null, run.expiresAt(), started ? run.startedAt() : null, null, null, null, null, run.model(),
				run.instructions(), run.tools(), run.toolResources(), run.metadata(), null, run.temperature(),
				run.topP(), run.maxPromptTokens(), run.maxCompletionTokens(), run.truncationStrategy(),
				run.toolChoice(), run.parallelToolCalls(), run.responseFormat(), run.reasoningEffort(), extra);
	}

	static RunStepObject of(RunStepObject step) {
		Map<String, JsonNode> extra = cleared(step.extra(), "last_error", "cancelled_at", "failed_at", "completed_at",
				"usage");
		extra.remove("expired_at");
		StepDetails details = step.stepDetails();
		if (details instanceof ToolCallsDetails calls) {
			details = new ToolCallsDetails(calls.type(), List.of(), Map.of());
		}
		return new RunStepObject(step.id(), step.object(), step.createdAt(), step.assistantId(), step.threadId(),
				step.runId(), step.type(), RunStepStatus.IN_PROGRESS, details, null, null, step.expiresAt(), null, null,
				null, step.metadata(), null, extra);
	}

	static MessageObject of(MessageObject message) {
		Map<String, JsonNode> extra = cleared(message.extra(), "incomplete_details", "completed_at", "incomplete_at");
		extra.remove("content");
		extra.remove("attachments");
		return new MessageObject(message.id(), message.object(), message.createdAt(), message.threadId(),
				MessageStatus.IN_PROGRESS, null, null, null, message.role(), List.of(), message.assistantId(),
				message.runId(), List.of(), message.metadata(), extra);
	}

	private static Map<String, JsonNode> cleared(Map<String, JsonNode> extra, String... names) {
		Map<String, JsonNode> cleared = new LinkedHashMap<>(extra);
		cleared.remove("status");
		for (String name : names) {
			cleared.put(name, NullNode.getInstance());
		}
		return cleared;
	}

}

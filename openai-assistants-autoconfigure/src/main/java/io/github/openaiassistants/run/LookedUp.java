package io.github.openaiassistants.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.MessageCreation;
import io.github.openaiassistants.model.MessageCreationDetails;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ToolCallsDetails;

/**
 * What the server says about a run, its steps and its messages, freed from what is no
 * part of the logical run: objects of other runs, what users said, what came before the
 * answer that let the run go on, and anything that is there twice or has no id.
 */
final class LookedUp {

	private final RunObject run;

	private final Delivered delivered;

	private final List<RunStepObject> steps = new ArrayList<>();

	private final Map<String, MessageObject> messages = new LinkedHashMap<>();

	private final Set<String> written = new HashSet<>();

	LookedUp(Delivered delivered, RunObject run, @Nullable List<RunStepObject> steps,
			@Nullable List<MessageObject> messages) {
		this.delivered = delivered;
		this.run = run;
		if (steps != null) {
			addSteps(steps);
		}
		if (messages != null) {
			messages.stream()
				.filter(this::isOurs)
				.forEach((message) -> this.messages.putIfAbsent(message.id(), message));
		}
	}

	private void addSteps(List<RunStepObject> found) {
		Set<String> known = new HashSet<>();
		for (RunStepObject step : found) {
			if (!step.id().isEmpty() && isOurs(step.runId()) && known.add(step.id())) {
				if (isAnswered(step)) {
					this.steps.clear();
				}
				this.steps.add(step);
				String message = messageId(step);
				if (message != null) {
					this.written.add(message);
				}
			}
		}
	}

	/**
	 * Return whether the step called the tools whose answer began this logical run.
	 * @param step the step
	 * @return whether its beginning belongs to the former logical run
	 */
	boolean isAnswered(RunStepObject step) {
		return step.stepDetails() instanceof ToolCallsDetails details && details.toolCalls() != null
				&& details.toolCalls()
					.stream()
					.anyMatch((call) -> call.id() != null && this.delivered.answered().contains(call.id()));
	}

	private boolean isOurs(@Nullable String runId) {
		return runId == null || runId.isEmpty() || this.run.id().isEmpty() || runId.equals(this.run.id());
	}

	private boolean isOurs(MessageObject message) {
		if (message.id().isEmpty() || !isOurs(message.runId())) {
			return false;
		}
		if (this.written.contains(message.id()) || this.delivered.message(message.id()) != Stage.NONE) {
			return true;
		}
		if (MessageRole.USER.equals(message.role())) {
			return false;
		}
		return message.runId() != null || !(isOfNoRun(message) || isOlder(message));
	}

	// Absent means that the server does not tell
	private static boolean isOfNoRun(MessageObject message) {
		JsonNode runId = message.extra().get("run_id");
		return runId != null && runId.isNull();
	}

	private boolean isOlder(MessageObject message) {
		return message.createdAt() != null && this.run.createdAt() != null
				&& message.createdAt() < this.run.createdAt();
	}

	List<RunStepObject> steps() {
		return this.steps;
	}

	/**
	 * Return the message that a step writes.
	 * @param step the step
	 * @return the message, or {@code null} when there is none or it was not found
	 */
	@Nullable MessageObject message(RunStepObject step) {
		String id = messageId(step);
		return (id != null) ? this.messages.get(id) : null;
	}

	/**
	 * Return the messages that no step writes.
	 * @return the messages, in the order of the look-up
	 */
	List<MessageObject> strays() {
		return this.messages.values().stream().filter((message) -> !this.written.contains(message.id())).toList();
	}

	private static @Nullable String messageId(RunStepObject step) {
		MessageCreation creation = (step.stepDetails() instanceof MessageCreationDetails details)
				? details.messageCreation() : null;
		return (creation != null) ? creation.messageId() : null;
	}

}

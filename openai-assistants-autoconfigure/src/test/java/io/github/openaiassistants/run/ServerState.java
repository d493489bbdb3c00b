package io.github.openaiassistants.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunStreamEvent;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;

/**
 * What look-ups say after a stream.
 *
 * @param run the run
 * @param steps its steps, oldest first
 * @param messages its messages, oldest first
 */
public record ServerState(RunObject run, @Nullable List<RunStepObject> steps, @Nullable List<MessageObject> messages) {

	// Read it from the events of the whole stream.
	public static ServerState after(List<AssistantStreamEvent> events) {
		RunObject run = null;
		Map<String, RunStepObject> steps = new LinkedHashMap<>();
		Map<String, MessageObject> messages = new LinkedHashMap<>();
		for (AssistantStreamEvent event : events) {
			if (event.data() instanceof RunObject described) {
				run = described;
			}
			else if (event.data() instanceof RunStepObject step) {
				steps.put(step.id(), step);
			}
			else if (event.data() instanceof MessageObject message) {
				messages.put(message.id(), message);
			}
		}
		if (run == null) {
			throw new IllegalArgumentException("The events do not tell of a run");
		}
		return new ServerState(run, List.copyOf(steps.values()), List.copyOf(messages.values()));
	}

	static boolean isOver(List<AssistantStreamEvent> events) {
		return events.stream()
			.anyMatch((event) -> event instanceof ThreadRunRequiresAction || (event instanceof RunStreamEvent described
					&& described.data().status() != null && described.data().status().isFinal()));
	}

	// Messages that are read have no status, and nothing that goes with it.
	ServerState asRead() {
		List<MessageObject> read = (this.messages != null) ? this.messages.stream().map(ServerState::asRead).toList()
				: null;
		return new ServerState(this.run, this.steps, read);
	}

	private static MessageObject asRead(MessageObject message) {
		Map<String, JsonNode> extra = new LinkedHashMap<>(message.extra());
		extra.keySet().removeAll(List.of("status", "incomplete_details", "completed_at", "incomplete_at"));
		return new MessageObject(message.id(), message.object(), message.createdAt(), message.threadId(), null, null,
				null, null, message.role(), message.content(), message.assistantId(), message.runId(),
				message.attachments(), message.metadata(), extra);
	}

	/**
	 * Return the events of the run as look-ups tell them to who has read nothing.
	 * @return the events
	 */
	public List<AssistantStreamEvent> told() {
		return missing(Delivered.ofNewRun(Integer.MAX_VALUE));
	}

	List<AssistantStreamEvent> missing(Delivered delivered) {
		return RecoveryPlan.events(delivered, this.run, this.steps, this.messages,
				Transcripts.meta(EventOrigin.RECOVERED));
	}

}

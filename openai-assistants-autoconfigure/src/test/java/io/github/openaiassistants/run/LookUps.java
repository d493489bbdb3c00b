package io.github.openaiassistants.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.MessageContent;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.Text;
import io.github.openaiassistants.model.TextContent;

/**
 * Objects as they are looked up, to test with.
 */
final class LookUps {

	private LookUps() {
	}

	static RunObject run(String status) {
		return RunEvents.run("run_1", '"' + status + '"', ",\"created_at\":100,\"started_at\":101");
	}

	static RunStepObject step(String id, String status, String details) {
		return read("{\"id\":\"" + id + "\",\"object\":\"thread.run.step\",\"created_at\":102,\"run_id\":\"run_1\","
				+ "\"status\":" + status + ",\"step_details\":" + details + "}", RunStepObject.class);
	}

	static RunStepObject writing(String id, String status, String message) {
		return step(id, status,
				"{\"type\":\"message_creation\",\"message_creation\":{\"message_id\":\"" + message + "\"}}");
	}

	static RunStepObject calling(String id, String status, String call) {
		return step(id, status, "{\"type\":\"tool_calls\",\"tool_calls\":[{\"id\":\"" + call
				+ "\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\",\"output\":null}}]}");
	}

	static MessageObject message(String id, String content) {
		return message(id, content, ",\"created_at\":102,\"run_id\":\"run_1\"");
	}

	static MessageObject message(String id, String content, String members) {
		return read("{\"id\":\"" + id + "\",\"object\":\"thread.message\",\"role\":\"assistant\",\"content\":" + content
				+ members + "}", MessageObject.class);
	}

	static String content(String text) {
		return "[{\"type\":\"text\",\"text\":{\"value\":\"" + text + "\",\"annotations\":[]}}]";
	}

	static <T> T read(String json, Class<T> type) {
		return Transcripts.JSON.mapper().readValue(json, type);
	}

	// Return the state in which all is completed and the last message has another text.
	static ServerState completed(ServerState open, String text) {
		RunObject run = with(open.run(), "completed", RunObject.class);
		List<RunStepObject> steps = (open.steps() != null)
				? open.steps().stream().map((step) -> with(step, "completed", RunStepObject.class)).toList() : null;
		List<MessageObject> messages = (open.messages() != null) ? open.messages()
			.stream()
			.map((message) -> withText(with(message, "completed", MessageObject.class), text))
			.toList() : null;
		return new ServerState(run, steps, messages);
	}

	private static <T> T with(T object, String status, Class<T> type) {
		ObjectNode tree = Transcripts.JSON.mapper().valueToTree(object);
		tree.put("status", status);
		return Transcripts.JSON.mapper().treeToValue(tree, type);
	}

	private static MessageObject withText(MessageObject message, String text) {
		List<MessageContent> content = List
			.of(new TextContent(null, "text", new Text(text, List.of(), Map.of()), Map.of()));
		return new MessageObject(message.id(), message.object(), message.createdAt(), message.threadId(),
				message.status(), message.incompleteDetails(), message.completedAt(), message.incompleteAt(),
				message.role(), content, message.assistantId(), message.runId(), message.attachments(),
				message.metadata(), message.extra());
	}

	static String text(List<AssistantStreamEvent> events) {
		return events.stream()
			.filter(ThreadMessageDelta.class::isInstance)
			.map((event) -> ((ThreadMessageDelta) event).text())
			.collect(Collectors.joining());
	}

	static String id(AssistantStreamEvent event) {
		Object data = event.data();
		if (data instanceof RunObject run) {
			return run.id();
		}
		if (data instanceof RunStepObject step) {
			return step.id();
		}
		return (data instanceof MessageObject message) ? message.id() : "";
	}

}

package io.github.openaiassistants.test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of Open Assistant API: lines end with CR LF, comments keep the connection alive,
 * times have fractions. The usage of the model is told as an event of a message that does
 * not exist. A run that waits for tool outputs is told to be completed as well, every end
 * but success is told by cutting the connection, and there is no end marker.
 */
final class OpenAssistantApiEvents implements EventWriter {

	private static final Set<String> ENDS = Set.of("error", "thread.run.failed", "thread.run.expired",
			"thread.run.incomplete", "thread.run.cancelled");

	private static final Set<String> UNTOLD = Set.of("thread.run.cancelling", "thread.message.incomplete",
			"thread.run.step.failed", "thread.run.step.expired", "thread.run.step.cancelled");

	@Override
	public String event(String name, JsonNode payload) {
		if (UNTOLD.contains(name)) {
			return "";
		}
		String event = frame(name, withFractions(payload));
		if (name.equals("thread.run.in_progress")) {
			return event + ": ping - " + Instant.now() + "\r\n\r\n";
		}
		if (name.equals("thread.message.completed")
				|| (name.equals("thread.run.step.created") && payload.path("type").asString("").equals("tool_calls"))) {
			return frame("thread.message.in_progress", usage()) + event;
		}
		return name.equals("thread.run.requires_action") ? event + frame("thread.run.completed", withFractions(payload))
				: event;
	}

	private static String frame(String name, JsonNode payload) {
		return "event: " + name + "\r\ndata: " + payload + "\r\n\r\n";
	}

	private static JsonNode withFractions(JsonNode payload) {
		ObjectNode copy = Payloads.object();
		for (Map.Entry<String, JsonNode> member : payload.properties()) {
			JsonNode value = member.getValue();
			boolean time = member.getKey().endsWith("_at") && value.isNumber();
			copy.set(member.getKey(), time ? copy.numberNode(new BigDecimal(value.longValue() + ".25")) : value);
		}
		return copy;
	}

	private static JsonNode usage() {
		ObjectNode message = Payloads.object().put("id", "").putNull("assistant_id").putNull("completed_at");
		message.putArray("content");
		message.put("created_at", 0).putNull("incomplete_at").putNull("incomplete_details");
		message.putObject("metadata")
			.put("usage", "{\"completion_tokens\":8,\"prompt_tokens\":20,\"total_tokens\":28}");
		message.put("object", "thread.message").put("role", "assistant").putNull("run_id");
		return message.put("status", "in_progress").put("thread_id", "");
	}

	@Override
	public @Nullable StreamEnd endInsteadOf(String name) {
		return ENDS.contains(name) ? StreamEnd.CLOSE : null;
	}

	@Override
	public String done() {
		return "";
	}

}

package io.github.openaiassistants.test;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of Foundry: the id of a tool call comes with each of its pieces, and while the
 * model is thinking, an event without data keeps the connection alive.
 */
final class FoundryEvents implements EventWriter {

	private final EventWriter plain = new NamedEvents();

	private final Map<String, JsonNode> callIds = new HashMap<>();

	private final boolean keepAlive;

	FoundryEvents(boolean keepAlive) {
		this.keepAlive = keepAlive;
	}

	@Override
	public String event(String name, JsonNode payload) {
		JsonNode told = name.equals("thread.run.step.delta") ? withIds(payload) : payload;
		String event = this.plain.event(name, told);
		boolean thinking = this.keepAlive && name.equals("thread.run.in_progress");
		return thinking ? event + "event: keepalive\ndata: \n\n" : event;
	}

	private JsonNode withIds(JsonNode payload) {
		JsonNode copy = payload.deepCopy();
		for (JsonNode call : copy.path("delta").path("step_details").path("tool_calls")) {
			String place = copy.path("id").asString("") + "/" + call.path("index").asInt(0);
			if (call.has("id")) {
				this.callIds.put(place, call.path("id"));
			}
			else if (call instanceof ObjectNode object) {
				object.set("id", this.callIds.get(place));
			}
		}
		return copy;
	}

	@Override
	public String done() {
		return this.plain.done();
	}

}

package io.github.openaiassistants.test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of LiteLLM's proxy: name and payload in one object, without members that are
 * null; an error under no name, after which the stream ends without its marker.
 */
final class LiteLlmEvents implements EventWriter {

	@Override
	public String event(String name, JsonNode payload) {
		if (name.equals("error")) {
			JsonNode error = payload.has("error") ? payload.path("error") : payload;
			return line(LiteLlmTraits.error(error.path("message").asString(""), "500"));
		}
		ObjectNode envelope = Payloads.object();
		envelope.set("data", withoutNulls(payload));
		return line(envelope.put("event", name));
	}

	private static JsonNode withoutNulls(JsonNode node) {
		if (node instanceof ObjectNode object) {
			ObjectNode copy = Payloads.object();
			object.properties().forEach((member) -> {
				if (!member.getValue().isNull()) {
					copy.set(member.getKey(), withoutNulls(member.getValue()));
				}
			});
			return copy;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode copy = array.arrayNode();
			array.forEach((element) -> copy.add(withoutNulls(element)));
			return copy;
		}
		return node;
	}

	private static String line(JsonNode json) {
		return "data: " + json + "\n\n";
	}

	@Override
	public String done() {
		return "data: [DONE]\n\n";
	}

}

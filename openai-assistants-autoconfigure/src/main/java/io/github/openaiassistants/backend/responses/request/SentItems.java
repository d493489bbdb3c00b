package io.github.openaiassistants.backend.responses.request;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items that a request carries when the server keeps none. What the server made goes
 * back as it came.
 */
final class SentItems {

	private SentItems() {
	}

	static List<JsonNode> of(List<JsonNode> history, List<ObjectNode> added) {
		List<JsonNode> items = new ArrayList<>();
		history.forEach((item) -> items.add(sent(item)));
		added.forEach((item) -> items.add(sent(item)));
		return items;
	}

	// Servers take parts of an answer for one they gave, and want its id; an answer that
	// the application wrote has none, so it is sent as text.
	private static JsonNode sent(JsonNode item) {
		boolean written = item.path("role").asString("").equals("assistant") && !item.has("id");
		if (!written || !(item instanceof ObjectNode message)) {
			return item;
		}
		StringBuilder text = new StringBuilder();
		for (JsonNode part : item.path("content")) {
			if (!part.path("type").asString("").equals("output_text")) {
				return item;
			}
			text.append(part.path("text").asString(""));
		}
		return message.deepCopy().put("content", text.toString());
	}

}

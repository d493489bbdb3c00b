package io.github.openaiassistants.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the payloads of one stream look like: takes them as OpenAI would send them and
 * leaves out or changes what another server does not send, or sends differently.
 */
final class EventShape {

	private static final List<String> INDEXES = List.of("output_index", "content_index", "summary_index",
			"annotation_index");

	private static final int PADDED_LENGTH = 16;

	private final Quirks quirks;

	private final Map<String, String> callsByItem = new HashMap<>();

	EventShape(Quirks quirks) {
		this.quirks = quirks;
	}

	ObjectNode of(ObjectNode payload) {
		ObjectNode shaped = payload.deepCopy();
		if (this.quirks.has(ResponsesQuirk.NO_SEQUENCE_NUMBERS)) {
			shaped.remove("sequence_number");
		}
		if (this.quirks.has(ResponsesQuirk.NO_INDEXES)) {
			shaped.remove(INDEXES);
		}
		if (this.quirks.has(ResponsesQuirk.NO_CALL_ITEM_IDS)) {
			replaceCallIds(shaped);
		}
		if (this.quirks.has(ResponsesQuirk.ROTATING_IDS)) {
			rotate(shaped);
		}
		if (this.quirks.has(ResponsesQuirk.STUB_RESPONSES) && isUnfinished(shaped.path("response"))) {
			((ObjectNode) shaped.path("response")).retain("id", "object", "status");
		}
		if (this.quirks.has(ResponsesQuirk.PADDING) && shaped.path("delta").isString()) {
			int missing = PADDED_LENGTH - shaped.path("delta").stringValue().length() % PADDED_LENGTH;
			shaped.put("obfuscation", "x".repeat(missing));
		}
		return shaped;
	}

	private void replaceCallIds(ObjectNode event) {
		withoutCallId(event.path("item"));
		for (JsonNode item : event.path("response").path("output")) {
			withoutCallId(item);
		}
		String call = this.callsByItem.get(event.path("item_id").asString(""));
		if (call != null) {
			event.put("item_id", call);
		}
	}

	private void withoutCallId(JsonNode item) {
		if (item.path("type").asString("").equals("function_call")) {
			this.callsByItem.put(item.path("id").asString(""), item.path("call_id").asString(""));
			((ObjectNode) item).remove("id");
		}
	}

	private static void rotate(ObjectNode event) {
		rotate(event, "item_id");
		rotate(event.path("item"), "id");
		for (JsonNode item : event.path("response").path("output")) {
			rotate(item, "id");
		}
	}

	private static void rotate(JsonNode holder, String member) {
		if (holder.path(member).isString()) {
			String id = holder.path(member).stringValue();
			((ObjectNode) holder).put(member, Ids.next(id.substring(0, id.indexOf('_') + 1)));
		}
	}

	private static boolean isUnfinished(JsonNode response) {
		String status = response.path("status").asString("");
		return status.equals("queued") || status.equals("in_progress");
	}

}

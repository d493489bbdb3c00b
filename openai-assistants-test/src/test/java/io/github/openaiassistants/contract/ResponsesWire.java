package io.github.openaiassistants.contract;

/**
 * Pieces of event streams as servers of the Responses API write them.
 */
final class ResponsesWire {

	private ResponsesWire() {
	}

	static String created() {
		return response("created", "in_progress");
	}

	static String completed() {
		return response("completed", "completed");
	}

	static String delta(String text) {
		return event("response.output_text.delta",
				",\"item_id\":\"msg_wire\",\"output_index\":0,\"content_index\":0," + "\"delta\":\"" + text + "\"");
	}

	static String response(String event, String status) {
		return event("response." + event, ",\"response\":{\"id\":\"resp_wire\",\"object\":\"response\",\"status\":\""
				+ status + "\",\"output\":[]}");
	}

	static String event(String type, String members) {
		return Wire.event(type, "{\"type\":\"" + type + "\"" + members + "}");
	}

}

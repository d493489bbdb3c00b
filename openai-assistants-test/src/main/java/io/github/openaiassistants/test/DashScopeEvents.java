package io.github.openaiassistants.test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of DashScope: numbered, without blanks after the colons, with the status in a
 * comment, and the content of a message delta as an object instead of an array of one.
 */
final class DashScopeEvents implements EventWriter {

	private int number;

	@Override
	public String event(String name, JsonNode payload) {
		JsonNode told = payload;
		if (name.equals("thread.message.delta")) {
			told = payload.deepCopy();
			ObjectNode delta = (ObjectNode) told.path("delta");
			delta.set("content", delta.path("content").path(0));
		}
		return frame(name, told.toString());
	}

	private String frame(String name, String data) {
		this.number++;
		return "id:" + this.number + "\nevent:" + name + "\n:HTTP_STATUS/200\ndata:" + data + "\n\n";
	}

	@Override
	public String done() {
		return frame("done", "[DONE]");
	}

}

package io.github.openaiassistants.test;

import tools.jackson.databind.JsonNode;

/**
 * Events as they were recorded from OpenAI.
 */
final class NamedEvents implements EventWriter {

	@Override
	public String event(String name, JsonNode payload) {
		return "event: " + name + "\ndata: " + payload + "\n\n";
	}

	@Override
	public String done() {
		return "event: done\ndata: [DONE]\n\n";
	}

}

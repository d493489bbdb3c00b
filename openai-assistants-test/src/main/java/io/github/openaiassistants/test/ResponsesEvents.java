package io.github.openaiassistants.test;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of the Responses API, framed and shaped as the quirks of the server want it.
 */
final class ResponsesEvents implements EventWriter {

	private static final Set<String> TERMINAL = Set.of("response.completed", "response.incomplete", "response.failed");

	private final Quirks quirks;

	private final EventShape shape;

	ResponsesEvents(Quirks quirks) {
		this.quirks = quirks;
		this.shape = new EventShape(quirks);
	}

	@Override
	public String event(String name, JsonNode payload) {
		String data = "data: " + this.shape.of((ObjectNode) payload) + "\n\n";
		if (this.quirks.has(ResponsesQuirk.TERMINAL_ONLY) && !TERMINAL.contains(name)) {
			return "";
		}
		String comment = this.quirks.has(ResponsesQuirk.COMMENTS) ? ": still there\n\n" : "";
		String type = this.quirks.has(ResponsesQuirk.DATA_ONLY) ? "" : "event: " + name + "\n";
		return lines(comment + type + data);
	}

	@Override
	public String done() {
		return this.quirks.has(ResponsesQuirk.DONE_MARKER) ? lines("data: [DONE]\n\n") : "";
	}

	private String lines(String block) {
		return this.quirks.has(ResponsesQuirk.CRLF) ? block.replace("\n", "\r\n") : block;
	}

}

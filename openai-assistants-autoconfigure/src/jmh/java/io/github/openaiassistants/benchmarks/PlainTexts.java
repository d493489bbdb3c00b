package io.github.openaiassistants.benchmarks;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the texts of a run in the plainest way, for comparison.
 */
final class PlainTexts {

	static final JsonMapper JSON = new JsonMapper();

	private PlainTexts() {
	}

	static void read(Frame frame, Tally tally) {
		switch (frame.name()) {
			case "thread.message.delta" -> readContent(JSON.readTree(frame.data()).path("delta"), tally);
			case "thread.message.completed" -> readContent(JSON.readTree(frame.data()), tally);
			case "thread.run.step.delta" -> readCalls(JSON.readTree(frame.data()).path("delta"), tally);
			default -> {
			}
		}
	}

	private static void readContent(JsonNode message, Tally tally) {
		message.path("content").forEach((part) -> tally.add(part.path("text").path("value").stringValue("")));
	}

	private static void readCalls(JsonNode delta, Tally tally) {
		delta.path("step_details")
			.path("tool_calls")
			.forEach((call) -> tally.add(call.path("function").path("arguments").stringValue("")));
	}

}

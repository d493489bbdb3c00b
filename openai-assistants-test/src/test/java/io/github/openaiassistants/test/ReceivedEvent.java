package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it came over the wire, read by the simplest reader that reads OpenAI's own
 * framing.
 *
 * @param name the event name
 * @param text the data
 */
record ReceivedEvent(String name, String text) {

	static List<ReceivedEvent> parse(String body) {
		List<ReceivedEvent> events = new ArrayList<>();
		for (String block : List.of(body.split("\n\n", 0))) {
			String[] lines = block.split("\n", -1);
			if (lines.length == 2 && lines[0].startsWith("event: ") && lines[1].startsWith("data: ")) {
				events.add(new ReceivedEvent(lines[0].substring(7), lines[1].substring(6)));
			}
			else {
				throw new IllegalArgumentException("Not framed as recorded: " + block);
			}
		}
		return events;
	}

	static List<String> names(List<ReceivedEvent> events) {
		return events.stream().map(ReceivedEvent::name).toList();
	}

	JsonNode data() {
		return JsonMapper.shared().readTree(this.text);
	}

}

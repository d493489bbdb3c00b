package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The WHATWG rules a second time, over the whole body as a string and as plainly as
 * possible, to compare with.
 */
final class ReferenceParser {

	private ReferenceParser() {
	}

	static List<DecodedEvent> parse(byte[] body) {
		String text = new String(body, StandardCharsets.UTF_8);
		if (text.startsWith("\uFEFF")) {
			text = text.substring(1);
		}
		String[] lines = text.split("\r\n|\r|\n", -1);
		List<DecodedEvent> events = new ArrayList<>();
		List<String> data = new ArrayList<>();
		String type = "";
		String id = "";
		// what follows the last line end is no line
		for (int i = 0; i < lines.length - 1; i++) {
			String line = lines[i];
			if (line.isEmpty()) {
				if (!data.isEmpty()) {
					events.add(new DecodedEvent(type.isEmpty() ? "message" : type, String.join("\n", data), id));
				}
				data.clear();
				type = "";
				continue;
			}
			int colon = line.indexOf(':');
			String field = (colon < 0) ? line : line.substring(0, colon);
			String value = (colon < 0) ? "" : line.substring(colon + 1);
			value = value.startsWith(" ") ? value.substring(1) : value;
			switch (field) {
				case "event" -> type = value;
				case "data" -> data.add(value);
				case "id" -> id = (value.indexOf('\0') < 0) ? value : id;
				default -> {
				}
			}
		}
		return events;
	}

}

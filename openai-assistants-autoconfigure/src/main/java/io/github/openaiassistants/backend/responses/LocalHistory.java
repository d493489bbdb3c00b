package io.github.openaiassistants.backend.responses;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Brings items into the order in which servers take them: an output that was added late
 * stands before the message of the user that came in between.
 */
final class LocalHistory {

	private LocalHistory() {
	}

	static List<JsonNode> inOrder(List<JsonNode> items) {
		List<JsonNode> ordered = new ArrayList<>();
		Set<String> open = new LinkedHashSet<>();
		Set<String> moved = new HashSet<>();
		for (int i = 0; i < items.size(); i++) {
			JsonNode item = items.get(i);
			if (is(item, "function_call")) {
				open.add(callId(item));
			}
			else if (is(item, "function_call_output")) {
				if (moved.contains(callId(item))) {
					continue;
				}
				open.remove(callId(item));
			}
			else if (item.path("role").asString("").equals("user") && !open.isEmpty()) {
				for (JsonNode later : items.subList(i, items.size())) {
					if (is(later, "function_call_output") && open.remove(callId(later))) {
						moved.add(callId(later));
						ordered.add(later);
					}
				}
			}
			ordered.add(item);
		}
		return ordered;
	}

	private static boolean is(JsonNode item, String type) {
		return item.path("type").asString("").equals(type);
	}

	private static String callId(JsonNode item) {
		return item.path("call_id").asString("");
	}

}

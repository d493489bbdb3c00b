package io.github.openaiassistants.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a script goes on when the calls of a response are answered.
 *
 * @param script the script
 * @param round the number of the next round
 * @param names the names of the functions by id of the call, in the order of the calls
 */
record Continuation(RunScript script, int round, Map<String, String> names) {

	/**
	 * Returns the answers by name of the function, as a script gets to see them.
	 * @param items all items, among them the answers
	 * @return the answers in the order of the calls
	 */
	Map<String, String> outputs(List<ObjectNode> items) {
		Map<String, String> byCall = new LinkedHashMap<>();
		items.stream()
			.filter(ModelContext::isAnswer)
			.forEach((answer) -> byCall.put(ModelContext.answeredCall(answer), text(answer)));
		Map<String, String> byName = new LinkedHashMap<>();
		this.names.forEach((callId, name) -> {
			String key = name;
			for (int i = 2; byName.containsKey(key); i++) {
				key = name + "#" + i;
			}
			byName.put(key, byCall.getOrDefault(callId, ""));
		});
		return byName;
	}

	private static String text(ObjectNode answer) {
		if (answer.has("approve")) {
			return answer.path("approve").asBoolean(false) ? "approved" : "rejected";
		}
		JsonNode output = answer.path("output");
		if (output.isString()) {
			return output.stringValue();
		}
		StringBuilder text = new StringBuilder();
		output.forEach((part) -> text.append(part.path("text").asString("")));
		return text.toString();
	}

}

package io.github.openaiassistants.backend.responses.translation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The items of one response that have no form in the Assistants API. Some of them wait
 * for an application that knows them, and the outputs of others tell that nobody has to
 * wait.
 */
final class HiddenItems {

	private static final String OUTPUT = "_output";

	private static final Set<String> WAITING = Set.of("mcp_approval_request", "computer_call", "custom_tool_call",
			"local_shell_call", "apply_patch_call", "shell_call");

	private final TranslationBudget budget;

	private final Map<String, Integer> announced = new HashMap<>();

	private final Map<String, Integer> finished = new HashMap<>();

	private final Map<String, String> waiting = new LinkedHashMap<>();

	private final Map<String, String> outputs = new HashMap<>();

	HiddenItems(TranslationBudget budget) {
		this.budget = budget;
	}

	void announce(JsonNode item) {
		count(this.announced, item);
		remember(item);
	}

	void finish(JsonNode item) {
		count(this.finished, item);
		remember(item);
	}

	// Take what the whole response says, and tell whether all of it was seen before.
	boolean reconcile(JsonNode output) {
		Map<String, Integer> counts = new HashMap<>();
		for (JsonNode item : output) {
			String type = Members.textOr(item, "type", "");
			if (ItemKind.of(type) == ItemKind.HIDDEN) {
				counts.merge(type, 1, Integer::sum);
				remember(item);
			}
		}
		return counts.entrySet()
			.stream()
			.allMatch((type) -> isOutput(type.getKey()) || type.getValue() <= Math
				.max(this.announced.getOrDefault(type.getKey(), 0), this.finished.getOrDefault(type.getKey(), 0)));
	}

	// Return the type of an item that waits for the application, if there is one.
	@Nullable String waitingType() {
		return this.waiting.entrySet()
			.stream()
			.filter((item) -> !this.outputs.containsKey(item.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	// Return what the server itself answered to a function call.
	@Nullable String output(String callId) {
		return this.outputs.get(callId);
	}

	static boolean isOutput(String type) {
		return type.equals("function_call" + OUTPUT);
	}

	private void count(Map<String, Integer> counts, JsonNode item) {
		String type = Members.textOr(item, "type", "");
		if (counts.merge(type, 1, Integer::sum) == 1) {
			this.budget.takeEntries(1);
			this.budget.takeCharacters(type.length());
		}
	}

	private void remember(JsonNode item) {
		String type = Members.textOr(item, "type", "");
		String callId = Members.name(item, "call_id");
		if (type.endsWith(OUTPUT) && callId != null && !this.outputs.containsKey(callId)) {
			JsonNode output = item.path("output");
			this.budget.takeEntries(1);
			this.budget.take(output);
			this.outputs.put(callId, output.isString() ? output.stringValue() : output.toString());
		}
		else if (WAITING.contains(type)) {
			String id = (callId != null) ? callId : Members.textOr(item, "id", type);
			if (this.waiting.put(id, type) == null) {
				this.budget.takeEntries(1);
				this.budget.takeCharacters(id.length());
			}
		}
	}

}

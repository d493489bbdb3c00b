package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All items that the model gets to see, those of the conversation first.
 *
 * @param items the items
 */
record ModelContext(List<ObjectNode> items) {

	private static final Set<String> ANSWERS = Set.of("function_call_output", "mcp_approval_response");

	private static final Set<String> OF_THE_MODEL = Set.of("reasoning", "function_call", "message", "file_search_call",
			"code_interpreter_call", "web_search_call", "image_generation_call", "mcp_call", "mcp_list_tools",
			"mcp_approval_request", "computer_call", "custom_tool_call", "local_shell_call", "shell_call",
			"apply_patch_call");

	/**
	 * Refuses calls without outputs, outputs without calls, reasoning that has lost what
	 * it led to, and what has lost the reasoning that led to it.
	 * @param reasoningBefore finds the id of the reasoning that led to an item,
	 * {@code null} for none, by the id of the item
	 */
	void check(Function<String, @Nullable String> reasoningBefore) {
		Set<String> called = new HashSet<>();
		Set<String> unanswered = new LinkedHashSet<>();
		for (int i = 0; i < this.items.size(); i++) {
			ObjectNode item = this.items.get(i);
			String callId = item.path("call_id").asString("");
			checkReasoning(i, reasoningBefore.apply(item.path("id").asString("")));
			switch (type(item)) {
				case "function_call" -> {
					called.add(callId);
					unanswered.add(callId);
				}
				case "function_call_output" -> {
					if (!called.contains(callId)) {
						throw refused("No tool call found for function call output with call_id " + callId + ".");
					}
					unanswered.remove(callId);
				}
				case "reasoning" -> checkFollowed(i);
				default -> {
					// Stands for itself
				}
			}
		}
		for (String callId : unanswered) {
			throw refused("No tool output found for function call " + callId + ".");
		}
	}

	private void checkReasoning(int position, @Nullable String expected) {
		ObjectNode before = (position > 0) ? this.items.get(position - 1) : Payloads.object();
		if (expected != null && !before.path("id").asString("").equals(expected)) {
			ObjectNode item = this.items.get(position);
			throw refused("Item '" + item.path("id").asString("") + "' of type '" + type(item)
					+ "' was provided without its required 'reasoning' item: '" + expected + "'.");
		}
	}

	private void checkFollowed(int position) {
		ObjectNode next = (position + 1 < this.items.size()) ? this.items.get(position + 1) : Payloads.object();
		boolean byUser = type(next).equals("message") && !next.path("role").asString("").equals("assistant");
		if (byUser || !OF_THE_MODEL.contains(type(next))) {
			throw refused("Item '" + this.items.get(position).path("id").asString("")
					+ "' of type 'reasoning' was provided without its required following item.");
		}
	}

	List<String> userTexts() {
		List<String> texts = new ArrayList<>();
		for (ObjectNode item : this.items) {
			if (item.path("role").asString("").equals("user")) {
				StringBuilder text = new StringBuilder();
				for (JsonNode part : item.path("content")) {
					text.append(part.path("text").asString(""));
				}
				texts.add(text.toString());
			}
		}
		return texts;
	}

	/**
	 * Returns the answers to calls with which the context ends.
	 * @return the answers in order, empty when something else comes last
	 */
	List<ObjectNode> answers() {
		int from = this.items.size();
		while (from > 0 && isAnswer(this.items.get(from - 1))) {
			from--;
		}
		return this.items.subList(from, this.items.size());
	}

	static boolean isAnswer(ObjectNode item) {
		return ANSWERS.contains(type(item));
	}

	static String answeredCall(ObjectNode answer) {
		return answer.path(answer.has("approval_request_id") ? "approval_request_id" : "call_id").asString("");
	}

	private static String type(JsonNode item) {
		return item.path("type").asString("");
	}

	private static RefusedException refused(String text) {
		return RefusedException.badRequest("", "input", text);
	}

}

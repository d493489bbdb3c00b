package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the items that clients send, and completes them to what is stored.
 */
final class InputItems {

	private static final Map<String, String> PREFIXES = Map.ofEntries(Map.entry("message", "msg_"),
			Map.entry("function_call", "fc_"), Map.entry("function_call_output", "fco_"), Map.entry("reasoning", "rs_"),
			Map.entry("file_search_call", "fs_"), Map.entry("code_interpreter_call", "ci_"),
			Map.entry("web_search_call", "ws_"), Map.entry("image_generation_call", "ig_"),
			Map.entry("mcp_call", "mcp_"), Map.entry("mcp_list_tools", "mcpl_"),
			Map.entry("mcp_approval_request", "mcpr_"), Map.entry("mcp_approval_response", "mcpa_"),
			Map.entry("computer_call", "cu_"), Map.entry("computer_call_output", "cuo_"),
			Map.entry("custom_tool_call", "ctc_"), Map.entry("custom_tool_call_output", "ctco_"),
			Map.entry("compaction", "cmp_"));

	private static final Map<String, Set<String>> PARTS = Map.of("user",
			Set.of("input_text", "input_image", "input_file"), "system", Set.of("input_text"), "developer",
			Set.of("input_text"), "assistant", Set.of("output_text", "refusal"));

	private InputItems() {
	}

	/**
	 * Reads items.
	 * @param items a text, which is one message of the user, or a list of items
	 * @param param where they stand in the request
	 * @return the items as they are stored
	 */
	static List<ObjectNode> of(JsonNode items, String param) {
		List<ObjectNode> read = new ArrayList<>();
		if (items.isString()) {
			read.add(message("user", Payloads.object().set("content", items), param));
		}
		else if (items.isArray()) {
			for (JsonNode item : items) {
				read.add(item(RequestBody.of(item, param + "[" + read.size() + "].")));
			}
		}
		else if (!items.isMissingNode() && !items.isNull()) {
			throw RefusedException.badRequest("invalid_type", param,
					"Invalid type for '" + param + "': expected a string or an array.");
		}
		return read;
	}

	/**
	 * Returns what the ids of items of one type start with.
	 * @param type the type
	 * @return the prefix
	 */
	static String prefix(String type) {
		return PREFIXES.getOrDefault(type, "item_");
	}

	private static ObjectNode item(RequestBody body) {
		String type = body.has("type") ? body.required("type") : "message";
		if (!PREFIXES.containsKey(type)) {
			throw RefusedException.badRequest("invalid_value", body.path("type"),
					"Invalid value: '" + type + "'. This is no type of an input item.");
		}
		switch (type) {
			case "message" -> {
				return message(body.required("role"), body.json(), body.path("content"));
			}
			case "function_call" -> {
				body.required("call_id");
				body.required("name");
				body.required("arguments");
			}
			case "function_call_output" -> {
				body.required("call_id");
				if (!body.has("output")) {
					body.required("output");
				}
			}
			default -> {
				// Taken as is
			}
		}
		ObjectNode stored = withId(type, body.json());
		if (type.startsWith("function_call")) {
			stored.put("status", "completed");
		}
		return stored.setAll(body.json().without("id"));
	}

	private static ObjectNode message(String role, ObjectNode source, String param) {
		Set<String> allowed = PARTS.get(role);
		if (allowed == null) {
			throw RefusedException.badRequest("invalid_value", param, "Invalid value: '" + role
					+ "'. Supported values are: 'assistant', 'system', 'developer', and 'user'.");
		}
		ObjectNode message = withId("message", source).put("status", "completed").put("role", role);
		ArrayNode content = message.putArray("content");
		JsonNode given = source.path("content");
		if (given.isString()) {
			content.add(text(role, given.stringValue()));
		}
		for (JsonNode part : given) {
			String type = part.path("type").asString("");
			if (!allowed.contains(type)) {
				throw RefusedException.badRequest("invalid_value", param + "[" + content.size() + "].type",
						"Invalid value: '" + type + "'. Supported values are: " + allowed.stream().sorted().toList()
								+ ".");
			}
			content.add(part.deepCopy());
		}
		if (content.isEmpty()) {
			throw RefusedException.badRequest("missing_required_parameter", param,
					"Missing required parameter: '" + param + "'.");
		}
		return message;
	}

	private static ObjectNode text(String role, String text) {
		if (!role.equals("assistant")) {
			return Payloads.object().put("type", "input_text").put("text", text);
		}
		ObjectNode part = Payloads.object().put("type", "output_text").put("text", text);
		part.putArray("annotations");
		return part;
	}

	private static ObjectNode withId(String type, ObjectNode source) {
		String id = source.path("id").asString("");
		return Payloads.object().put("id", id.isEmpty() ? Ids.next(prefix(type)) : id).put("type", type);
	}

}

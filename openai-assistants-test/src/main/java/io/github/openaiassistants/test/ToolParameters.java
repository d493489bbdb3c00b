package io.github.openaiassistants.test;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Checks the tools of a request for a response, and the choice among them.
 */
final class ToolParameters {

	private static final int MAX_TOOLS = 128;

	private static final Set<String> CHOICES = Set.of("none", "auto", "required");

	private final RequestBody body;

	private final Set<String> functions = new HashSet<>();

	ToolParameters(RequestBody body) {
		this.body = body;
	}

	void check() {
		int index = 0;
		for (JsonNode tool : this.body.array("tools", MAX_TOOLS)) {
			check(RequestBody.of(tool, "tools[" + index++ + "]."));
		}
		checkChoice(this.body.json().path("tool_choice"));
	}

	private void check(RequestBody tool) {
		switch (tool.required("type")) {
			case "function" -> {
				this.functions.add(tool.required("name"));
				if (tool.json().path("strict").isMissingNode()) {
					throw ResponseParameters.missing(tool.path("strict"));
				}
				tool.flag("strict");
				if (tool.has("parameters")) {
					RequestBody.of(tool.json().path("parameters"), tool.path("parameters"));
				}
			}
			case "file_search" -> {
				if (tool.array("vector_store_ids", Integer.MAX_VALUE).isEmpty()) {
					throw ResponseParameters.missing(tool.path("vector_store_ids"));
				}
				tool.number("max_num_results", 1, 50);
			}
			case "code_interpreter" -> {
				if (!tool.has("container")) {
					throw ResponseParameters.missing(tool.path("container"));
				}
			}
			default -> {
				// Other tools are not checked
			}
		}
	}

	private void checkChoice(JsonNode choice) {
		if (choice.isString() && !CHOICES.contains(choice.stringValue())) {
			throw RefusedException.badRequest("invalid_value", "tool_choice", "Invalid value: '" + choice.stringValue()
					+ "'. Supported values are: 'none', 'auto', and 'required'.");
		}
		if (choice.isObject() && choice.path("type").asString("").equals("function")) {
			String name = RequestBody.of(choice, "tool_choice.").required("name");
			if (!this.functions.contains(name)) {
				throw RefusedException.badRequest("", "tool_choice",
						"Tool choice '" + name + "' not found in 'tools' parameter.");
			}
		}
	}

}

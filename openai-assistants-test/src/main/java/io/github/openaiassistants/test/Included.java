package io.github.openaiassistants.test;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client wants to see beside the ordinary members of items.
 *
 * @param names the values of {@code include}
 */
record Included(Set<String> names) {

	static final String RESULTS = "file_search_call.results";

	static final String OUTPUTS = "code_interpreter_call.outputs";

	static final String ENCRYPTED = "reasoning.encrypted_content";

	static final String SOURCES = "web_search_call.action.sources";

	private static final Set<String> KNOWN = Set.of(RESULTS, OUTPUTS, ENCRYPTED, SOURCES,
			"message.output_text.logprobs", "web_search_call.results", "message.input_image.image_url",
			"computer_call_output.output.image_url");

	static Included everything() {
		return new Included(KNOWN);
	}

	static Included of(Collection<String> names) {
		for (String name : names) {
			if (!KNOWN.contains(name)) {
				throw RefusedException.badRequest("invalid_value", "include", "Invalid value: '" + name + "'.");
			}
		}
		return new Included(Set.copyOf(names));
	}

	static Included of(JsonNode names) {
		return of(names.valueStream().map((name) -> name.asString("")).toList());
	}

	/**
	 * Returns an item as it is shown.
	 * @param item the item with all that is known of it
	 * @return a copy
	 */
	ObjectNode show(ObjectNode item) {
		ObjectNode shown = item.deepCopy();
		switch (item.path("type").asString("")) {
			case "file_search_call" -> hide(shown, RESULTS, "results");
			case "code_interpreter_call" -> hide(shown, OUTPUTS, "outputs");
			case "reasoning" -> {
				if (!this.names.contains(ENCRYPTED)) {
					shown.remove("encrypted_content");
				}
			}
			case "web_search_call" -> {
				if (!this.names.contains(SOURCES) && shown.path("action") instanceof ObjectNode action) {
					action.remove("sources");
				}
			}
			default -> {
				// Nothing to hide
			}
		}
		return shown;
	}

	List<ObjectNode> show(Collection<ObjectNode> items) {
		return items.stream().map(this::show).toList();
	}

	private void hide(ObjectNode shown, String name, String member) {
		if (!this.names.contains(name)) {
			shown.putNull(member);
		}
	}

}

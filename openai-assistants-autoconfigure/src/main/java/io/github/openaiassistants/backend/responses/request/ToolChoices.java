package io.github.openaiassistants.backend.responses.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.NamedToolChoice;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.model.ToolChoiceMode;

/**
 * Which tool the model may or must use, in the first and in later requests of a run.
 */
final class ToolChoices {

	private static final String FIELD = "tool_choice";

	private static final String MODE = "mode";

	private static final JsonNode AUTO = JsonNodeFactory.instance.stringNode("auto");

	private ToolChoices() {
	}

	static @Nullable JsonNode first(@Nullable ToolChoice choice) {
		if (choice == null) {
			return null;
		}
		if (choice instanceof ToolChoiceMode mode) {
			return JsonNodeFactory.instance.stringNode(mode.value());
		}
		if (choice instanceof NamedToolChoice named && named.type() != null) {
			return named(named, named.type());
		}
		throw new RequestNotValidException(FIELD, FIELD + " must be a text or an object with a type");
	}

	private static ObjectNode named(NamedToolChoice named, String type) {
		ObjectNode choice = Trees.object(type);
		if (type.equals("function")) {
			if (named.function() == null || named.function().name() == null) {
				throw new RequestNotValidException(FIELD + ".function.name", FIELD + ".function.name is required");
			}
			choice.put("name", named.function().name());
		}
		return Trees.with(choice, named.extra());
	}

	// Return the choice after outputs were submitted: what was forced would be forced
	// again.
	static @Nullable JsonNode later(@Nullable ToolChoice choice) {
		JsonNode first = first(choice);
		if (first == null || ToolChoiceMode.NONE.equals(choice)) {
			return first;
		}
		if (first instanceof ObjectNode named && named.path("type").asString("").equals("allowed_tools")) {
			return named.put(MODE, "auto");
		}
		return AUTO;
	}

}

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A function of the application as it is shown to the model.
 *
 * @param name its name, at most 64 letters, digits, {@code _} and {@code -}
 * @param description what it does, as it is told to the model
 * @param parameters the JSON Schema of its parameters; not to be modified
 * @param strict whether arguments must follow the schema strictly
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FunctionDefinition(@Nullable String name, @Nullable String description, @Nullable JsonNode parameters,
		@Nullable Boolean strict, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FunctionDefinition {
		extra = Copies.map(extra);
	}

	/**
	 * Show ids, types, statuses and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The function that the model wants to be called.
 *
 * @param name the name of the function
 * @param arguments the arguments as JSON text, as the model wrote it; may be malformed
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RunToolCallFunction(@Nullable String name, @Nullable String arguments,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public RunToolCallFunction {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A function call inside a run step.
 *
 * @param name the name of the function
 * @param arguments the arguments as JSON text, in a delta the text to be appended
 * @param output the submitted output, {@code null} until then
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FunctionCall(@Nullable String name, @Nullable String arguments, @Nullable String output,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FunctionCall {
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

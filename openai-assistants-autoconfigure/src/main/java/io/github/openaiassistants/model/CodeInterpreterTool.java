package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The code interpreter.
 *
 * @param type the discriminator, {@code code_interpreter}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record CodeInterpreterTool(@Nullable String type, Map<String, JsonNode> extra) implements Tool, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public CodeInterpreterTool {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The model must use a certain tool.
 *
 * @param type the kind of tool: {@code function}, {@code code_interpreter} or {@code
 * file_search}
 * @param function the function, for {@code function}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record NamedToolChoice(@Nullable String type, @Nullable ToolChoiceFunction function,
		Map<String, JsonNode> extra) implements ToolChoice, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public NamedToolChoice {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of a function.
 *
 * @param index the slot this piece belongs to, or {@code null} outside of deltas
 * @param id the id of the call; mostly absent in deltas
 * @param type the discriminator, {@code function}
 * @param function what was called, and what it returned
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FunctionToolCall(@Nullable Integer index, @Nullable String id, @Nullable String type,
		@Nullable FunctionCall function, Map<String, JsonNode> extra) implements ToolCall, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FunctionToolCall {
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

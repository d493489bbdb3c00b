package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The step calls tools.
 *
 * @param type the discriminator, {@code tool_calls}
 * @param toolCalls the calls
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ToolCallsDetails(@Nullable String type, @Nullable List<ToolCall> toolCalls,
		Map<String, JsonNode> extra) implements StepDetails, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ToolCallsDetails {
		toolCalls = Copies.listOrNull(toolCalls);
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

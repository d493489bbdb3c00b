package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The function calls whose outputs a run waits for.
 *
 * @param toolCalls the calls; all outputs go into one request
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record SubmitToolOutputs(@Nullable List<RunToolCall> toolCalls,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public SubmitToolOutputs {
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

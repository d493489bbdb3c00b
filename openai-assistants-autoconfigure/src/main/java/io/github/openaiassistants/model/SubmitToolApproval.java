package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tool calls that a run must not make before they are approved.
 *
 * @param toolCalls the calls; all decisions go into one request
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record SubmitToolApproval(@Nullable List<ToolApprovalCall> toolCalls,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public SubmitToolApproval {
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

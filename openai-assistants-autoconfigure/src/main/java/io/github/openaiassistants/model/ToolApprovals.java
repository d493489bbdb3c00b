package io.github.openaiassistants.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The decisions about all tool calls of a required action. They are the body of the
 * request that continues the run.
 *
 * @param approvals the decisions, one for each call
 */
public record ToolApprovals(@JsonProperty("tool_approvals") List<ToolApproval> approvals) implements ActionAnswer {

	/**
	 * Copy the decisions, so that nobody can change them later.
	 */
	public ToolApprovals {
		approvals = Copies.list(approvals);
	}

	/**
	 * Collect decisions.
	 * @param approvals the decisions, one for each call
	 * @return the decisions
	 */
	public static ToolApprovals of(ToolApproval... approvals) {
		return new ToolApprovals(List.of(approvals));
	}

	/**
	 * Show ids and decisions only.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}

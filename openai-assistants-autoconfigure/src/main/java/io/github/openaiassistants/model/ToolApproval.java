package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * The decision about a tool call that waits for approval.
 *
 * @param toolCallId the id of the call
 * @param approve whether the call may be made
 * @param headers headers for the tool server that is called, for example its credentials,
 * or {@code null} for none
 */
public record ToolApproval(String toolCallId, Boolean approve, @Nullable Map<String, String> headers) {

	/**
	 * Check that id and decision are there, and copy the headers.
	 * @throws RequestNotValidException if one is missing
	 */
	public ToolApproval {
		Limits.required("tool_call_id", toolCallId);
		Limits.required("approve", approve);
		headers = Copies.mapOrNull(headers);
	}

	/**
	 * Let a call be made.
	 * @param call the call
	 * @return the decision
	 */
	public static ToolApproval approve(ToolApprovalCall call) {
		return new ToolApproval(call.id(), true, null);
	}

	/**
	 * Let a call be made with headers for the tool server.
	 * @param call the call
	 * @param headers the headers, for example credentials
	 * @return the decision
	 */
	public static ToolApproval approve(ToolApprovalCall call, Map<String, String> headers) {
		return new ToolApproval(call.id(), true, headers);
	}

	/**
	 * Forbid a call.
	 * @param call the call
	 * @return the decision
	 */
	public static ToolApproval reject(ToolApprovalCall call) {
		return new ToolApproval(call.id(), false, null);
	}

	/**
	 * Show the id and the decision, and how many headers there are.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}

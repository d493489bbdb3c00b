package io.github.openaiassistants.model;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * The output of a function call.
 *
 * @param toolCallId the id of the call
 * @param output the output, told to the model as it is
 */
public record ToolOutput(String toolCallId, String output) {

	/**
	 * Check that both are there.
	 * @throws RequestNotValidException if one is missing
	 */
	public ToolOutput {
		Limits.required("tool_call_id", toolCallId);
		Limits.required("output", output);
	}

	/**
	 * Answer a call.
	 * @param call the call
	 * @param output the output, told to the model as it is
	 * @return the output
	 */
	public static ToolOutput of(RunToolCall call, String output) {
		return new ToolOutput(call.id(), output);
	}

	/**
	 * Show the id and the size only.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}

package io.github.openaiassistants.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The outputs of all function calls of a required action. They are the body of the
 * request that continues the run.
 *
 * @param outputs the outputs, one for each call
 */
public record ToolOutputs(@JsonProperty("tool_outputs") List<ToolOutput> outputs) implements ActionAnswer {

	/**
	 * Copy the outputs, so that nobody can change them later.
	 */
	public ToolOutputs {
		outputs = Copies.list(outputs);
	}

	/**
	 * Collect outputs.
	 * @param outputs the outputs, one for each call
	 * @return the outputs
	 */
	public static ToolOutputs of(ToolOutput... outputs) {
		return new ToolOutputs(List.of(outputs));
	}

	/**
	 * Show ids and sizes only.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}

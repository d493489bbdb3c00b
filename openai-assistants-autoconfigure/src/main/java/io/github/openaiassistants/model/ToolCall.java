package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;

/**
 * A call of a tool inside a run step, or in a delta a piece of it.
 */
public sealed interface ToolCall
		permits CodeInterpreterToolCall, FileSearchToolCall, FunctionToolCall, UnknownToolCall {

	/**
	 * Return the discriminator.
	 * @return the {@code type} member, or {@code null} when there is none
	 */
	@Nullable String type();

	/**
	 * Return the slot this piece belongs to.
	 * @return the index, present in deltas only
	 */
	@Nullable Integer index();

	/**
	 * Return the id of the call.
	 * @return the id, mostly absent in deltas
	 */
	@Nullable String id();

}

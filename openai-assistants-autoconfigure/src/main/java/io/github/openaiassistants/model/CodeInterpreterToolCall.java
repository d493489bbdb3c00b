package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of the code interpreter.
 *
 * @param index the slot this piece belongs to, or {@code null} outside of deltas
 * @param id the id of the call; mostly absent in deltas
 * @param type the discriminator, {@code code_interpreter}
 * @param codeInterpreter input and outputs
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record CodeInterpreterToolCall(@Nullable Integer index, @Nullable String id, @Nullable String type,
		@Nullable CodeInterpreterCall codeInterpreter, Map<String, JsonNode> extra) implements ToolCall, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public CodeInterpreterToolCall {
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

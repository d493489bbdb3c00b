package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A function call that a run waits for.
 *
 * @param id the id that the output must name; empty when the server sent none
 * @param type the discriminator, {@code function}
 * @param function what is to be called
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RunToolCall(String id, @Nullable String type, @Nullable RunToolCallFunction function,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public RunToolCall {
		Objects.requireNonNull(id, "id");
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

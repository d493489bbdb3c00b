package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A piece of a run step. It names neither run nor thread.
 *
 * @param id the id of the step; empty when the server sent none
 * @param object the object type, {@code thread.run.step.delta}
 * @param delta the piece
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RunStepDeltaObject(String id, @Nullable String object, @Nullable RunStepDelta delta,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public RunStepDeltaObject {
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

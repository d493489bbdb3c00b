package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is new in a run step.
 *
 * @param stepDetails the new parts; calls are told apart by their index
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RunStepDelta(@Nullable StepDetails stepDetails, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public RunStepDelta {
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

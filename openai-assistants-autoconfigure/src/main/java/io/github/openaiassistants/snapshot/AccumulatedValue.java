package io.github.openaiassistants.snapshot;

import tools.jackson.databind.JsonNode;

/**
 * A value that the next one replaces as a whole.
 *
 * @param value the value
 */
record AccumulatedValue(JsonNode value) implements Accumulated {

	@Override
	public JsonNode toTree() {
		return this.value;
	}

	@Override
	public long size() {
		return SnapshotBudget.of(this.value);
	}

}

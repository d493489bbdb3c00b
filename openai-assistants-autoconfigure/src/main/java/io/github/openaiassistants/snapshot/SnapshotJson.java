package io.github.openaiassistants.snapshot;

import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.codec.AssistantsJson;

/**
 * Objects of the model as trees, and back: what their components cannot express is not
 * lost.
 *
 * @param json reads and writes them
 */
record SnapshotJson(AssistantsJson json) {

	JsonNode tree(Object value) {
		byte[] bytes = this.json.write(value);
		return this.json.readTree(bytes, 0, bytes.length);
	}

	<T> T object(JsonNode tree, Class<T> type) {
		return this.json.mapper().treeToValue(tree, type);
	}

	long size(Object value) {
		return SnapshotBudget.of(this.json.count(value));
	}

}

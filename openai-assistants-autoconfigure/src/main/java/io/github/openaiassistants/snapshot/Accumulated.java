package io.github.openaiassistants.snapshot;

import tools.jackson.databind.JsonNode;

/**
 * A part of a message or step that deltas add to.
 */
sealed interface Accumulated permits AccumulatedObject, AccumulatedList, AccumulatedText, AccumulatedValue {

	JsonNode toTree();

	// Return what was taken from the budget for it.
	long size();

}

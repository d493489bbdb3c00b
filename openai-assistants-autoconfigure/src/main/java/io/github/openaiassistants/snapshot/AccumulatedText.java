package io.github.openaiassistants.snapshot;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A text that comes in pieces. Pieces are joined as they are: a character outside the
 * basic plane may come in two halves.
 */
final class AccumulatedText implements Accumulated {

	private final SnapshotBudget budget;

	private final StringBuilder text = new StringBuilder();

	AccumulatedText(SnapshotBudget budget) {
		this.budget = budget;
		budget.take(SnapshotBudget.GROWING);
	}

	void append(String piece) {
		this.budget.take(SnapshotBudget.text(piece));
		this.text.append(piece);
	}

	@Override
	public JsonNode toTree() {
		return StringNode.valueOf(this.text.toString());
	}

	@Override
	public long size() {
		return SnapshotBudget.GROWING + SnapshotBudget.text(this.text);
	}

}

package io.github.openaiassistants.snapshot;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message or a step: the latest payload that described it as a whole, and what deltas
 * added. The payload that ends it is the truth and takes the place of both, except that a
 * payload which says nothing about the content takes away none.
 *
 * @param <T> the type of the payload
 */
final class GrowingPayload<T> {

	private final String id;

	private final PayloadType<T> type;

	private final SnapshotJson json;

	private final SnapshotBudget budget;

	private @Nullable T payload;

	private long payloadSize;

	private @Nullable AccumulatedObject grown;

	private boolean ended;

	GrowingPayload(String id, PayloadType<T> type, SnapshotJson json, SnapshotBudget budget) {
		this.id = id;
		this.type = type;
		this.json = json;
		this.budget = budget;
		budget.take(SnapshotBudget.GROWING + SnapshotBudget.text(id));
	}

	boolean isEnded() {
		return this.ended;
	}

	/**
	 * Take over a payload that describes the object as a whole.
	 * @param payload the payload
	 * @param last whether it ends the object
	 */
	void replace(T payload, boolean last) {
		if (this.ended && !last) {
			return;
		}
		if (last && this.type.describesContent(payload)) {
			this.budget.give((this.grown != null) ? this.grown.size() : 0);
			this.grown = null;
		}
		else if (last) {
			grow();
		}
		this.budget.give(this.payloadSize);
		this.payload = payload;
		this.payloadSize = this.json.size(payload);
		this.ended = this.ended || last;
		this.budget.take(this.payloadSize);
	}

	// What a payload brings along is where deltas begin.
	AccumulatedObject grow() {
		if (this.grown == null) {
			this.grown = new AccumulatedObject(this.type.rule(), null, this.budget);
			if (this.payload != null) {
				JsonNode content = this.json.tree(this.payload).path(this.type.content());
				if (!content.isMissingNode()) {
					this.grown.merge(this.type.content(), content);
				}
			}
		}
		return this.grown;
	}

	T toObject() {
		if (this.grown == null && this.payload != null) {
			return this.payload;
		}
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		if (this.payload != null) {
			object = (ObjectNode) this.json.tree(this.payload);
		}
		else if (!this.id.isEmpty()) {
			object.put("id", this.id);
		}
		if (this.grown != null) {
			add(this.grown.toTree(), object);
		}
		return this.json.object(object, this.type.type());
	}

	private void add(ObjectNode grown, ObjectNode object) {
		grown.forEachEntry((name, value) -> {
			if (!this.ended || name.equals(this.type.content()) || object.path(name).isNull()
					|| object.path(name).isMissingNode()) {
				object.set(name, value);
			}
		});
	}

}

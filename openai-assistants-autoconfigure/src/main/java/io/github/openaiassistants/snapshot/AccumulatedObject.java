package io.github.openaiassistants.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that grows by the rule of its kind.
 */
final class AccumulatedObject implements Accumulated {

	private final MergeRule rule;

	private final @Nullable String type;

	private final SnapshotBudget budget;

	private final Map<String, Accumulated> members = new LinkedHashMap<>();

	AccumulatedObject(MergeRule rule, @Nullable String type, SnapshotBudget budget) {
		this.rule = rule;
		this.type = type;
		this.budget = budget;
		budget.take(SnapshotBudget.GROWING);
		if (type != null) {
			replace(Kinds.TYPE, JsonNodeFactory.instance.stringNode(type));
		}
	}

	// Return what a piece of a type is to be added to: the former value if that is an
	// object which such a piece continues, or else a new object in its place.
	static AccumulatedObject continued(@Nullable Accumulated former, Kinds kinds, @Nullable String type,
			SnapshotBudget budget) {
		if (former instanceof AccumulatedObject object
				&& (type == null || type.equals(object.type) || !object.rule.restarts())) {
			return object;
		}
		if (former != null) {
			budget.give(former.size());
		}
		return new AccumulatedObject(kinds.of(type), type, budget);
	}

	void merge(JsonNode piece) {
		piece.properties().forEach(this::merge);
	}

	void merge(Map.Entry<String, JsonNode> member) {
		merge(member.getKey(), member.getValue());
	}

	void merge(String name, JsonNode value) {
		if (value.isNull()) {
			return;
		}
		MergeRule.Growth growth = this.rule.growth(name);
		if (growth instanceof MergeRule.Appended && value.isString()) {
			append(name, value.stringValue());
		}
		else if (growth instanceof MergeRule.Nested && value.isObject()) {
			object(name, Kinds.type(value)).merge(value);
		}
		else if (growth instanceof MergeRule.Slotted && value.isContainer()) {
			list(name).merge(value);
		}
		else if (growth != null) {
			replace(name, value);
		}
	}

	AccumulatedText append(String name, String piece) {
		Accumulated former = this.members.get(name);
		if (former instanceof AccumulatedText text) {
			text.append(piece);
			return text;
		}
		AccumulatedText text = new AccumulatedText(this.budget);
		put(name, former, text);
		text.append(piece);
		return text;
	}

	AccumulatedObject object(String name, @Nullable String type) {
		Accumulated former = this.members.get(name);
		if (!(this.rule.growth(name) instanceof MergeRule.Nested nested)) {
			throw new IllegalArgumentException("No object grows in this member");
		}
		AccumulatedObject object = continued(former, nested.kinds(), type, this.budget);
		if (object != former) {
			put(name, null, object);
		}
		return object;
	}

	AccumulatedList list(String name) {
		Accumulated former = this.members.get(name);
		if (former instanceof AccumulatedList list) {
			return list;
		}
		if (!(this.rule.growth(name) instanceof MergeRule.Slotted slotted)) {
			throw new IllegalArgumentException("No list grows in this member");
		}
		AccumulatedList list = new AccumulatedList(slotted.kinds(), this.budget);
		put(name, former, list);
		return list;
	}

	// A value of a wrong type takes nothing away from what has grown.
	private void replace(String name, JsonNode value) {
		Accumulated former = this.members.get(name);
		if (former == null || former instanceof AccumulatedValue) {
			put(name, former, new AccumulatedValue(value));
			this.budget.take(SnapshotBudget.of(value));
		}
	}

	private void put(String name, @Nullable Accumulated former, Accumulated value) {
		if (former != null) {
			this.budget.give(former.size());
		}
		if (this.members.put(name, value) == null) {
			this.budget.take(SnapshotBudget.text(name));
		}
	}

	@Override
	public ObjectNode toTree() {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		object.setAll(this.rule.opening());
		this.members.forEach((name, value) -> object.set(name, value.toTree()));
		return object;
	}

	@Override
	public long size() {
		long size = SnapshotBudget.GROWING;
		for (Map.Entry<String, Accumulated> member : this.members.entrySet()) {
			size += SnapshotBudget.text(member.getKey()) + member.getValue().size();
		}
		return size;
	}

}

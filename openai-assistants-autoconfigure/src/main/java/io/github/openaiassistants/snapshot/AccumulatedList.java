package io.github.openaiassistants.snapshot;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Elements that are told apart by their index. They may come in any order, and an index
 * is a name, not a position: it takes up no room.
 */
final class AccumulatedList implements Accumulated {

	private static final String INDEX = "index";

	private final Kinds kinds;

	private final SnapshotBudget budget;

	private final Map<Long, AccumulatedObject> elements = new TreeMap<>();

	AccumulatedList(Kinds kinds, SnapshotBudget budget) {
		this.kinds = kinds;
		this.budget = budget;
		budget.take(SnapshotBudget.GROWING);
	}

	/**
	 * Return an element to add to, which is a new one if there is none of that type.
	 * @param index its index
	 * @param type its type; {@code null} continues an element of any type
	 * @return the element
	 */
	AccumulatedObject element(long index, @Nullable String type) {
		AccumulatedObject former = this.elements.get(index);
		AccumulatedObject element = AccumulatedObject.continued(former, this.kinds, type, this.budget);
		if (element != former) {
			this.elements.put(index, element);
		}
		return element;
	}

	// Some servers send a lone element without an array around it.
	void merge(JsonNode pieces) {
		if (pieces.isObject()) {
			merge(pieces, 0);
			return;
		}
		long position = 0;
		for (JsonNode piece : pieces.values()) {
			merge(piece, position);
			position++;
		}
	}

	// A piece without an index is meant for the place at which it stands.
	void merge(JsonNode piece, long position) {
		if (piece.isObject()) {
			JsonNode index = piece.path(INDEX);
			boolean named = index.isIntegralNumber() && index.canConvertToLong();
			AccumulatedObject element = element(named ? index.longValue() : position, Kinds.type(piece));
			piece.properties().stream().filter((member) -> !INDEX.equals(member.getKey())).forEach(element::merge);
		}
	}

	@Override
	public JsonNode toTree() {
		ArrayNode array = JsonNodeFactory.instance.arrayNode(this.elements.size());
		this.elements.values().forEach((element) -> array.add(element.toTree()));
		return array;
	}

	@Override
	public long size() {
		long size = SnapshotBudget.GROWING;
		for (AccumulatedObject element : this.elements.values()) {
			size += element.size();
		}
		return size;
	}

}

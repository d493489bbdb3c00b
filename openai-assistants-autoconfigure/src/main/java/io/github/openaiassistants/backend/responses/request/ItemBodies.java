package io.github.openaiassistants.backend.responses.request;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that create items in a conversation, each with as many as the server accepts.
 */
final class ItemBodies {

	static final int MOST_ITEMS = 20;

	private ItemBodies() {
	}

	static List<ObjectNode> of(List<ObjectNode> items) {
		return Stream.iterate(0, (start) -> start < items.size(), (start) -> start + MOST_ITEMS)
			.map((start) -> body(items.subList(start, Math.min(start + MOST_ITEMS, items.size()))))
			.toList();
	}

	private static ObjectNode body(List<ObjectNode> items) {
		ObjectNode body = Trees.object();
		body.set("items", Trees.array(items));
		return body;
	}

}

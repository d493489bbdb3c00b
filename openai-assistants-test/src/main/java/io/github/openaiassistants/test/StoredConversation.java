package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation with its items. Belongs to the state thread.
 */
final class StoredConversation {

	private final ObjectNode json;

	private final List<ObjectNode> items = new ArrayList<>();

	private @Nullable StoredResponse busyWith;

	StoredConversation(ObjectNode json) {
		this.json = json;
	}

	ObjectNode json() {
		return this.json;
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	List<ObjectNode> items() {
		return List.copyOf(this.items);
	}

	void add(Collection<ObjectNode> more) {
		this.items.addAll(more);
	}

	ObjectNode item(String id) {
		for (ObjectNode item : this.items) {
			if (item.path("id").stringValue().equals(id)) {
				return item;
			}
		}
		throw RefusedException.notFound("Item with id '" + id + "' not found in conversation '" + id() + "'.");
	}

	void remove(String id) {
		this.items.remove(item(id));
	}

	/**
	 * Refuses what would interfere with a response that is being made.
	 */
	void checkIdle() {
		if (this.busyWith != null) {
			throw RefusedException.badRequest("conversation_locked", "",
					"Another process is currently operating on this conversation. Please retry in a few seconds.");
		}
	}

	void lock(StoredResponse response) {
		this.busyWith = response;
	}

	void unlock() {
		this.busyWith = null;
	}

}

package io.github.openaiassistants.test;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * Everything the server knows. Belongs to the state thread.
 */
final class Store {

	private final Map<String, ObjectNode> assistants = new LinkedHashMap<>();

	private final Map<String, StoredThread> threads = new LinkedHashMap<>();

	Map<String, ObjectNode> assistants() {
		return this.assistants;
	}

	ObjectNode assistant(String id) {
		ObjectNode assistant = this.assistants.get(id);
		if (assistant == null) {
			throw RefusedException.notFound("assistant", id);
		}
		return assistant;
	}

	void add(StoredThread thread) {
		this.threads.put(thread.id(), thread);
	}

	Collection<StoredThread> threads() {
		return this.threads.values();
	}

	StoredThread thread(String id) {
		StoredThread thread = this.threads.get(id);
		if (thread == null) {
			throw RefusedException.notFound("thread", id);
		}
		return thread;
	}

	StoredThread removeThread(String id) {
		StoredThread thread = thread(id);
		this.threads.remove(id);
		return thread;
	}

}

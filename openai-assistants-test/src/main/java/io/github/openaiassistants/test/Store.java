package io.github.openaiassistants.test;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * Everything the server knows. Belongs to the state thread.
 */
final class Store {

	private final StateThread time;

	private final boolean anyAssistant;

	private final Map<String, ObjectNode> assistants = new LinkedHashMap<>();

	private final Map<String, StoredThread> threads = new LinkedHashMap<>();

	/**
	 * Makes the empty store.
	 * @param time tells when something is created
	 * @param anyAssistant whether there is an assistant for every id
	 */
	Store(StateThread time, boolean anyAssistant) {
		this.time = time;
		this.anyAssistant = anyAssistant;
	}

	Map<String, ObjectNode> assistants() {
		return this.assistants;
	}

	ObjectNode assistant(String id) {
		ObjectNode assistant = this.assistants.get(id);
		if (assistant == null && this.anyAssistant) {
			assistant = Payloads.assistant(id, this.time.now());
			this.assistants.put(id, assistant.put("model", "gpt-4o"));
		}
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

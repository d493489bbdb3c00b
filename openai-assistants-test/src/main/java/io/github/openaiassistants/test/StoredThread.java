package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A thread with its messages and runs.
 */
final class StoredThread {

	private final ObjectNode json;

	private final List<ObjectNode> messages = new ArrayList<>();

	private final List<StoredRun> runs = new ArrayList<>();

	StoredThread(ObjectNode json) {
		this.json = json;
	}

	ObjectNode json() {
		return this.json;
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	List<ObjectNode> messages() {
		return this.messages;
	}

	List<StoredRun> runs() {
		return this.runs;
	}

	ObjectNode message(String id) {
		for (ObjectNode message : this.messages) {
			if (message.path("id").stringValue().equals(id)) {
				return message;
			}
		}
		throw RefusedException.notFound("message", id);
	}

	void removeMessage(String id) {
		this.messages.remove(message(id));
	}

	StoredRun run(String id) {
		for (StoredRun run : this.runs) {
			if (run.id().equals(id)) {
				run.engine().expireIfDue();
				return run;
			}
		}
		throw RefusedException.notFound("run", id);
	}

	/**
	 * Returns the run that locks this thread.
	 * @return the run or {@code null}
	 */
	@Nullable StoredRun activeRun() {
		for (StoredRun run : this.runs) {
			run.engine().expireIfDue();
			if (run.status().isActive()) {
				return run;
			}
		}
		return null;
	}

	List<String> userTexts() {
		List<String> texts = new ArrayList<>();
		for (ObjectNode message : this.messages) {
			if (message.path("role").stringValue().equals("user")) {
				texts.add(text(message));
			}
		}
		return texts;
	}

	private static String text(ObjectNode message) {
		StringBuilder text = new StringBuilder();
		Iterator<JsonNode> parts = message.path("content").iterator();
		while (parts.hasNext()) {
			text.append(parts.next().path("text").path("value").asString(""));
		}
		return text.toString();
	}

}

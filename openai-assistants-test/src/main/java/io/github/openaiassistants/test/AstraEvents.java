package io.github.openaiassistants.test;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of Astra Assistants: name and payload in one object, times in milliseconds. A
 * stream tells neither that a message or step is complete nor how the run ended, and has
 * no end marker; only function calls are told. After tool outputs each piece of the text
 * has an index of its own, as if it were a part of its own.
 */
final class AstraEvents implements EventWriter {

	private static final Set<String> TOLD = Set.of("thread.run.created", "thread.run.queued", "thread.run.in_progress",
			"thread.run.requires_action", "thread.run.step.created", "thread.run.step.in_progress",
			"thread.run.step.delta", "thread.message.created", "thread.message.in_progress", "thread.message.delta");

	private boolean first = true;

	private boolean counting;

	private int pieces;

	@Override
	public String event(String name, JsonNode payload) {
		if (!TOLD.contains(name)) {
			return "";
		}
		this.counting |= this.first && !name.equals("thread.run.created");
		this.first = false;
		ObjectNode copy = (ObjectNode) payload.deepCopy();
		if (copy.path("created_at").isNumber()) {
			copy.put("created_at", copy.path("created_at").longValue() * 1000);
		}
		if (this.counting && name.equals("thread.message.delta")) {
			((ObjectNode) copy.path("delta").path("content").path(0)).put("index", this.pieces++);
		}
		ObjectNode envelope = Payloads.object().put("event", name);
		envelope.set("data", copy);
		return "data: " + envelope + "\n\n";
	}

	@Override
	public @Nullable StreamEnd endInsteadOf(String name) {
		return name.equals("error") ? StreamEnd.END_OF_BODY : null;
	}

	@Override
	public String done() {
		return "";
	}

}

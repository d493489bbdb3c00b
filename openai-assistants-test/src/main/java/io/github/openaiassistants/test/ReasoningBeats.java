package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what the model thinks before it answers, as a summary or as text.
 */
final class ReasoningBeats {

	private final StoredResponse response;

	private final List<Runnable> beats = new ArrayList<>();

	ReasoningBeats(StoredResponse response) {
		this.response = response;
	}

	/**
	 * Returns what is told of an item.
	 * @param id the id of the item
	 * @param pieces the pieces of its text
	 * @return the beats, the last of which closes the item
	 */
	List<Runnable> of(String id, List<String> pieces) {
		ObjectNode json = Payloads.object().put("id", id).put("type", "reasoning");
		json.putArray("summary");
		// Nobody but the server can read it
		json.put("encrypted_content", "sealed-" + id);
		boolean asText = this.response.quirks().has(ResponsesQuirk.REASONING_TEXT);
		if (asText) {
			json.putArray("content");
		}
		this.beats.add(() -> this.response.open(json));
		String whole = String.join("", pieces);
		if (asText) {
			text(json, pieces, whole);
		}
		else if (!whole.isEmpty()) {
			summary(json, pieces, whole);
		}
		this.beats.add(() -> this.response.close(""));
		return this.beats;
	}

	private void text(ObjectNode json, List<String> pieces, String whole) {
		for (String piece : pieces) {
			tell("response.reasoning_text.delta", Payloads.object().put("content_index", 0).put("delta", piece));
		}
		if (!this.response.quirks().has(ResponsesQuirk.LATE_DONES)) {
			tell("response.reasoning_text.done", Payloads.object().put("content_index", 0).put("text", whole));
		}
		this.beats.add(() -> json.putArray("content").addObject().put("type", "reasoning_text").put("text", whole));
	}

	private void summary(ObjectNode json, List<String> pieces, String whole) {
		tell("response.reasoning_summary_part.added", part(""));
		for (String piece : pieces) {
			tell("response.reasoning_summary_text.delta",
					Payloads.object().put("summary_index", 0).put("delta", piece));
		}
		tell("response.reasoning_summary_text.done", Payloads.object().put("summary_index", 0).put("text", whole));
		tell("response.reasoning_summary_part.done", part(whole));
		this.beats
			.add(() -> json.withArrayProperty("summary").addObject().put("type", "summary_text").put("text", whole));
	}

	private static ObjectNode part(String text) {
		ObjectNode payload = Payloads.object().put("summary_index", 0);
		payload.putObject("part").put("type", "summary_text").put("text", text);
		return payload;
	}

	private void tell(String type, ObjectNode more) {
		this.beats.add(() -> this.response.item().tell(type, more));
	}

}

package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * A message that is being written. Its content becomes part of the message when it is
 * closed.
 */
final class OpenMessage {

	private final ObjectNode json;

	private final StringBuilder text = new StringBuilder();

	private boolean started;

	private boolean refusal;

	private final List<ObjectNode> annotations = new ArrayList<>();

	OpenMessage(ObjectNode json) {
		this.json = json;
	}

	ObjectNode json() {
		return this.json;
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	/**
	 * Adds a piece.
	 * @param piece the text
	 * @param asRefusal whether it is a refusal
	 * @return the delta
	 */
	ObjectNode append(String piece, boolean asRefusal) {
		boolean first = !this.started;
		this.started = true;
		this.refusal = asRefusal;
		this.text.append(piece);
		if (asRefusal) {
			return Payloads.messageDelta(id(), "refusal", Payloads.object().stringNode(piece));
		}
		ObjectNode body = Payloads.object().put("value", piece);
		if (first) {
			body.putArray("annotations");
		}
		return Payloads.messageDelta(id(), "text", body);
	}

	/**
	 * Adds a mark that stands for a web page, and what it stands for.
	 * @param url the address of the page
	 * @param title its title
	 * @return the delta
	 */
	ObjectNode cite(String url, String title) {
		String mark = "\u30103:" + this.annotations.size() + "\u2020source\u3011";
		int start = this.text.codePointCount(0, this.text.length());
		this.started = true;
		this.text.append(mark);
		ObjectNode annotation = Payloads.object().put("type", "url_citation").put("text", mark);
		annotation.put("start_index", start).put("end_index", start + mark.length());
		annotation.putObject("url_citation").put("url", url).put("title", title);
		ObjectNode body = Payloads.object().put("value", mark);
		ObjectNode told = Payloads.object().put("index", this.annotations.size());
		body.putArray("annotations").add(told.setAll(annotation));
		this.annotations.add(annotation);
		return Payloads.messageDelta(id(), "text", body);
	}

	/**
	 * Closes the message.
	 * @param incompleteReason why it is incomplete, empty when it is complete
	 * @param now the time
	 */
	void close(String incompleteReason, long now) {
		if (incompleteReason.isEmpty()) {
			this.json.put("status", "completed").put("completed_at", now);
		}
		else {
			this.json.put("status", "incomplete").put("incomplete_at", now);
			this.json.putObject("incomplete_details").put("reason", incompleteReason);
		}
		if (!this.started) {
			return;
		}
		ObjectNode part = this.json.putArray("content").addObject();
		if (this.refusal) {
			part.put("type", "refusal").put("refusal", this.text.toString());
		}
		else {
			ObjectNode body = part.put("type", "text").putObject("text").put("value", this.text.toString());
			body.putArray("annotations").addAll(this.annotations);
		}
	}

}

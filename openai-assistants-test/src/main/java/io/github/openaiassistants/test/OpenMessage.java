package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * A message that is being written. Its content becomes part of the message when it is
 * closed.
 */
final class OpenMessage {

	private final ObjectNode json;

	private final Citations citations;

	private final StringBuilder text = new StringBuilder();

	private boolean started;

	private boolean refusal;

	OpenMessage(ObjectNode json, List<FileSearchResult> sources) {
		this.json = json;
		this.citations = new Citations(sources);
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
		ObjectNode citation = this.citations.add(piece, this.text);
		this.text.append(piece);
		if (asRefusal) {
			return Payloads.messageDelta(id(), "refusal", Payloads.object().stringNode(piece));
		}
		ObjectNode body = Payloads.object().put("value", piece);
		if (first || citation != null) {
			body.putArray("annotations");
		}
		if (citation != null) {
			body.withArrayProperty("annotations").add(citation);
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
		String mark = "\u30103:" + this.citations.all().size() + "\u2020source\u3011";
		int start = this.text.codePointCount(0, this.text.length());
		this.started = true;
		this.text.append(mark);
		ObjectNode annotation = Payloads.object().put("type", "url_citation").put("text", mark);
		annotation.put("start_index", start).put("end_index", start + mark.length());
		annotation.putObject("url_citation").put("url", url).put("title", title);
		ObjectNode body = Payloads.object().put("value", mark);
		ObjectNode told = Payloads.object().put("index", this.citations.all().size());
		body.putArray("annotations").add(told.setAll(annotation));
		this.citations.all().add(annotation);
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
			part.put("type", "text")
				.putObject("text")
				.put("value", this.text.toString())
				.set("annotations", this.citations.all());
		}
	}

}

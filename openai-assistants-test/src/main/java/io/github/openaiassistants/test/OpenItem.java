package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An output item that is being made, with the one content part that is being written.
 * Belongs to the state thread.
 */
final class OpenItem {

	private final StoredResponse response;

	private final ObjectNode json;

	private final int index;

	private final Citations citations;

	private final ArrayNode annotations = Payloads.object().arrayNode();

	private final StringBuilder text = new StringBuilder();

	private boolean refusal;

	private boolean written;

	private int lastPiece;

	OpenItem(StoredResponse response, ObjectNode json, int index, List<FileSearchResult> sources) {
		this.response = response;
		this.json = json;
		this.index = index;
		this.citations = new Citations(sources);
	}

	ObjectNode json() {
		if (this.written) {
			this.json.putArray("content").add(part());
		}
		return this.json;
	}

	String id() {
		return this.json.path("id").asString("");
	}

	void tellAdded() {
		tellItem("response.output_item.added");
	}

	/**
	 * Tells something of this item.
	 * @param type the type of the event
	 * @param more its own members
	 */
	void tell(String type, ObjectNode more) {
		ObjectNode payload = Payloads.object().put("item_id", id()).put("output_index", this.index);
		payload.setAll(more);
		this.response.emit(type, payload);
	}

	void tell(String type) {
		tell(type, Payloads.object());
	}

	void openPart(boolean asRefusal) {
		this.refusal = asRefusal;
		tellPart("response.content_part.added");
	}

	/**
	 * Writes a piece of the content part, or cites what the piece is a mark of.
	 * @param piece the piece
	 */
	void write(String piece) {
		this.response.countToken();
		FileSearchResult source = this.refusal ? null : this.citations.source(piece);
		if (source != null) {
			annotate(Payloads.object()
				.put("type", "file_citation")
				.put("file_id", source.fileId())
				.put("filename", source.fileName())
				.put("index", length()));
			return;
		}
		this.lastPiece = length();
		this.text.append(piece);
		this.written = true;
		tellContent(this.refusal ? "response.refusal.delta" : "response.output_text.delta", "delta", piece);
	}

	/**
	 * Says that the last piece comes from a web page.
	 * @param url the address of the page
	 * @param title its title
	 */
	void cite(String url, String title) {
		annotate(Payloads.object()
			.put("type", "url_citation")
			.put("start_index", this.lastPiece)
			.put("end_index", length())
			.put("url", url)
			.put("title", title));
	}

	void tellWhole() {
		String whole = this.text.toString();
		if (this.refusal) {
			tellContent("response.refusal.done", "refusal", whole);
		}
		else {
			tellContent("response.output_text.done", "text", whole);
		}
	}

	void closePart() {
		this.written = true;
		tellPart("response.content_part.done");
	}

	/**
	 * Closes the item.
	 * @param status its last status, empty for an item that has none
	 */
	void close(String status) {
		if (!status.isEmpty()) {
			this.json.put("status", status);
		}
		tellItem("response.output_item.done");
	}

	private int length() {
		return this.text.codePointCount(0, this.text.length());
	}

	private void annotate(ObjectNode annotation) {
		ObjectNode payload = Payloads.object().put("content_index", 0);
		payload.put("annotation_index", this.annotations.size()).set("annotation", annotation);
		this.annotations.add(annotation);
		tell("response.output_text.annotation.added", payload);
	}

	private ObjectNode part() {
		return ResponsePayloads.part(this.refusal, this.text.toString(), this.annotations);
	}

	private void tellPart(String type) {
		ObjectNode payload = Payloads.object().put("content_index", 0);
		payload.set("part", part());
		tell(type, payload);
	}

	private void tellContent(String type, String member, String value) {
		ObjectNode payload = Payloads.object().put("content_index", 0).put(member, value);
		if (!this.refusal) {
			payload.putArray("logprobs");
		}
		tell(type, payload);
	}

	private void tellItem(String type) {
		ObjectNode payload = Payloads.object().put("output_index", this.index);
		payload.set("item", this.response.origin().included().show(json()));
		this.response.emit(type, payload);
	}

}

package io.github.openaiassistants.test;

import java.util.Objects;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a file search of a {@link RunScript} finds.
 *
 * @param fileId the id of the file, which need not exist
 * @param fileName its name
 * @param score how well it fits, from 0 to 1
 * @param text the text found, empty for none
 */
public record FileSearchResult(String fileId, String fileName, double score, String text) {

	/**
	 * Checks what was given.
	 */
	public FileSearchResult {
		Objects.requireNonNull(fileId, "fileId must not be null");
		Objects.requireNonNull(fileName, "fileName must not be null");
		Objects.requireNonNull(text, "text must not be null");
	}

	ObjectNode json() {
		ObjectNode json = Payloads.object().put("file_id", this.fileId).put("file_name", this.fileName);
		json.put("score", this.score).putObject("attributes");
		if (!this.text.isEmpty()) {
			json.putArray("content").addObject().put("type", "text").put("text", this.text);
		}
		return json;
	}

	ObjectNode flatJson() {
		ObjectNode json = Payloads.object();
		json.putObject("attributes");
		json.put("file_id", this.fileId).put("filename", this.fileName);
		return json.put("score", this.score).put("text", this.text);
	}

	@Override
	public String toString() {
		return "FileSearchResult[fileId=" + this.fileId + ", text=" + this.text.length() + " chars]";
	}

}

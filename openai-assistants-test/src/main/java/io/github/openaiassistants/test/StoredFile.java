package io.github.openaiassistants.test;

import tools.jackson.databind.node.ObjectNode;

/**
 * An uploaded file with its content.
 */
final class StoredFile {

	private final ObjectNode json;

	private final byte[] content;

	StoredFile(ObjectNode json, byte[] content) {
		this.json = json;
		this.content = content;
	}

	ObjectNode json() {
		return this.json;
	}

	byte[] content() {
		return this.content;
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	String name() {
		return this.json.path("filename").stringValue();
	}

	String purpose() {
		return this.json.path("purpose").stringValue();
	}

	boolean isExpired(long now) {
		return this.json.path("expires_at").isNumber() && this.json.path("expires_at").longValue() <= now;
	}

}

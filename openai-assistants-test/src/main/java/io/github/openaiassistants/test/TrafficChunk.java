package io.github.openaiassistants.test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A piece of a recorded body.
 */
final class TrafficChunk {

	private static final String BASE64 = "base64";

	private final byte[] bytes;

	private final long delay;

	/**
	 * Makes a piece.
	 * @param bytes the bytes
	 * @param delay how long it came after what was before it, in milliseconds
	 */
	TrafficChunk(byte[] bytes, long delay) {
		this.bytes = bytes;
		this.delay = delay;
	}

	/**
	 * Reads what was written.
	 * @param json text, or an object where the bytes are none
	 * @param delay how long it came after what was before it, in milliseconds
	 * @return the piece
	 */
	static TrafficChunk of(JsonNode json, long delay) {
		byte[] bytes = json.isString() ? json.stringValue().getBytes(StandardCharsets.UTF_8)
				: Base64.getDecoder().decode(json.path(BASE64).asString(""));
		return new TrafficChunk(bytes, delay);
	}

	byte[] bytes() {
		return this.bytes;
	}

	long delay() {
		return this.delay;
	}

	JsonNode json() {
		return json(this.bytes);
	}

	static JsonNode json(byte[] bytes) {
		try {
			return JsonNodeFactory.instance
				.stringNode(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			// Cut inside a character, or no text at all
			return Payloads.object().put(BASE64, Base64.getEncoder().encodeToString(bytes));
		}
	}

}

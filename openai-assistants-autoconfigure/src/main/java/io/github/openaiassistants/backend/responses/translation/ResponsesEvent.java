package io.github.openaiassistants.backend.responses.translation;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of a Responses stream.
 *
 * @param type the type: what the payload says, else the name of the block
 * @param payload the payload, a JSON object
 * @param sequenceNumber the position in the response, or {@code null} when the server
 * does not count
 * @param source makes the text of the payload as it was sent; only to be used before the
 * next block is read
 */
public record ResponsesEvent(String type, JsonNode payload, @Nullable Long sequenceNumber,
		Supplier<String> source) implements ResponsesInput {

	/**
	 * Show the position and the size of the type, which a server may choose freely.
	 * @return a text without content
	 */
	@Override
	public String toString() {
		return "ResponsesEvent[type=" + this.type.length() + " characters, sequenceNumber=" + this.sequenceNumber + "]";
	}

}

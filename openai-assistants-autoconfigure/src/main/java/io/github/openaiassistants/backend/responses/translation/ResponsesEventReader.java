package io.github.openaiassistants.backend.responses.translation;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.sse.SseFrame;

/**
 * Reads the blocks of a Responses stream. Nothing a server sends makes it throw.
 * Thread-safe.
 */
public final class ResponsesEventReader {

	private static final String END = "[DONE]";

	private static final String UNNAMED = "message";

	private static final int UNDECODABLE_LIMIT = 16 * 1024;

	private final AssistantsJson json;

	/**
	 * Create a reader.
	 * @param json reads the payloads
	 */
	public ResponsesEventReader(AssistantsJson json) {
		this.json = json;
	}

	/**
	 * Read one block.
	 * @param frame the block, not kept beyond the use of the
	 * {@linkplain ResponsesEvent#source() source} of the event
	 * @return what it says, or {@code null} when that is nothing
	 */
	public @Nullable ResponsesInput read(SseFrame frame) {
		int start = start(frame);
		int length = frame.dataOffset() + frame.dataLength() - start;
		if (length == 0) {
			return null;
		}
		if (frame.bytes()[start] == '[' && frame.data().stripLeading().startsWith(END)) {
			return new EndMarker();
		}
		JsonNode payload;
		try {
			payload = this.json.readTree(frame.bytes(), start, length);
		}
		catch (JacksonException ex) {
			return undecodable(frame, "not valid JSON, or nested too deeply");
		}
		if (!payload.isObject()) {
			return undecodable(frame, "not a JSON object");
		}
		return new ResponsesEvent(type(frame, payload), payload, Members.number(payload, "sequence_number"),
				frame::data);
	}

	private static int start(SseFrame frame) {
		int start = frame.dataOffset();
		int end = start + frame.dataLength();
		while (start < end && (frame.bytes()[start] == ' ' || frame.bytes()[start] == '\n')) {
			start++;
		}
		return start;
	}

	private static String type(SseFrame frame, JsonNode payload) {
		String type = Members.name(payload, "type");
		if (type != null) {
			return type;
		}
		String name = frame.name();
		return (name.equals(UNNAMED) && payload.hasNonNull("error")) ? "error" : name;
	}

	private static UndecodableBlock undecodable(SseFrame frame, String problem) {
		String data = frame.data();
		if (data.length() > UNDECODABLE_LIMIT) {
			boolean pair = Character.isHighSurrogate(data.charAt(UNDECODABLE_LIMIT - 1));
			data = data.substring(0, pair ? UNDECODABLE_LIMIT - 1 : UNDECODABLE_LIMIT);
		}
		return new UndecodableBlock(frame.name(), data, problem);
	}

}

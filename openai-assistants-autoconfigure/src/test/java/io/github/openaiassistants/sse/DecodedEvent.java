package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;

/**
 * What a frame says, copied so that it outlives the frame.
 */
record DecodedEvent(String name, String data, String lastEventId) {

	static DecodedEvent of(SseFrame frame) {
		DecodedEvent event = new DecodedEvent(frame.name(), frame.data(), frame.lastEventId());
		String name = new String(frame.bytes(), frame.nameOffset(), frame.nameLength(), StandardCharsets.UTF_8);
		String data = new String(frame.bytes(), frame.dataOffset(), frame.dataLength(), StandardCharsets.UTF_8);
		if (!(name.isEmpty() ? "message" : name).equals(event.name()) || !data.equals(event.data())
				|| data.getBytes(StandardCharsets.UTF_8).length != frame.dataLength()) {
			throw new AssertionError("Bytes and strings of a frame disagree: " + event);
		}
		return event;
	}

	static DecodedEvent of(String name, String data) {
		return new DecodedEvent(name, data, "");
	}

	static DecodedEvent message(String data) {
		return of("message", data);
	}

}

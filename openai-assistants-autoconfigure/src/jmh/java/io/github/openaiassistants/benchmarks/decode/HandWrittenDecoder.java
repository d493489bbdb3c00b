package io.github.openaiassistants.benchmarks.decode;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses the record by the name of the event.
 */
public final class HandWrittenDecoder {

	private final JsonMapper json = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	/**
	 * Create a decoder.
	 */
	public HandWrittenDecoder() {
	}

	/**
	 * Decode an event.
	 * @param event the event as Spring hands it out
	 * @return the event with its payload
	 */
	public HandWrittenEvent decode(ServerSentEvent<String> event) {
		String name = (event.event() != null) ? event.event() : "message";
		String data = (event.data() != null) ? event.data() : "";
		Class<?> type = type(name);
		return new HandWrittenEvent(name, (type != null) ? this.json.readValue(data, type) : data);
	}

	private static @Nullable Class<?> type(String name) {
		if (name.equals("thread.message.delta")) {
			return HandWrittenEvent.MessageDelta.class;
		}
		if (name.equals("thread.run.step.delta")) {
			return HandWrittenEvent.StepDelta.class;
		}
		if (name.startsWith("thread.message.")) {
			return HandWrittenEvent.Message.class;
		}
		if (name.startsWith("thread.run.step.")) {
			return HandWrittenEvent.Step.class;
		}
		return name.startsWith("thread.run.") ? HandWrittenEvent.Run.class : null;
	}

}

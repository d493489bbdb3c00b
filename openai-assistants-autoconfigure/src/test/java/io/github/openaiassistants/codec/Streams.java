package io.github.openaiassistants.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes response bodies through both decoders.
 */
final class Streams {

	static final AssistantsJson JSON = AssistantsJson.create();

	static final int LIMIT = 16 * 1024 * 1024;

	private static final RunReference RUN = new RunReference("run_1", "thread_1", null, "default", "client-run-1", null,
			Map.of("user", "u1"));

	private Streams() {
	}

	static List<AssistantStreamEvent> decode(byte[] body, int... cuts) {
		return decode(LIMIT, body, cuts);
	}

	// Decode a body that arrives in pieces, and check that the numbers have no gap.
	static List<AssistantStreamEvent> decode(int limit, byte[] body, int... cuts) {
		List<AssistantStreamEvent> events = new ArrayList<>();
		decode(limit, body, events, cuts);
		return events;
	}

	static void decode(int limit, byte[] body, List<AssistantStreamEvent> events, int... cuts) {
		decode(EventCodec::decoder, limit, body, events, cuts);
	}

	// Decode a body, and parse every frame of it.
	static List<AssistantStreamEvent> parse(byte[] body) {
		List<AssistantStreamEvent> events = new ArrayList<>();
		decode(EventCodec::parser, LIMIT, body, events);
		return events;
	}

	private static void decode(BiFunction<EventCodec, MetaSource, EventDecoder> decoders, int limit, byte[] body,
			List<AssistantStreamEvent> events, int... cuts) {
		AtomicLong numbers = new AtomicLong();
		SseDecoder frames = new SseDecoder(limit);
		EventDecoder decoder = decoders.apply(new EventCodec(JSON), (data) -> {
			assertThat(data).isNotNull();
			return meta(numbers.getAndIncrement());
		});
		int from = 0;
		for (int i = 0; i <= cuts.length; i++) {
			int to = (i < cuts.length) ? cuts[i] : body.length;
			frames.feed(ByteBuffer.wrap(body, from, to - from));
			from = to;
			SseFrame frame = frames.next(decoder.expected());
			while (frame != null) {
				AssistantStreamEvent event = decoder.decode(frame);
				if (event != null) {
					assertThat(event.meta().sequence()).isEqualTo(events.size());
					events.add(event);
				}
				assertThat(numbers).hasValue(events.size());
				frame = frames.next(decoder.expected());
			}
		}
	}

	// Decode one block.
	static List<AssistantStreamEvent> block(@Nullable String name, String data) {
		return block(name, data.getBytes(StandardCharsets.UTF_8));
	}

	static List<AssistantStreamEvent> block(@Nullable String name, byte[] data) {
		byte[] start = ((name != null) ? "event: " + name + "\ndata: " : "data: ").getBytes(StandardCharsets.UTF_8);
		ByteBuffer body = ByteBuffer.allocate(start.length + data.length + 2);
		body.put(start).put(data).put((byte) '\n').put((byte) '\n');
		return decode(body.array());
	}

	static AssistantStreamEvent event(@Nullable String name, String data) {
		return event(name, data.getBytes(StandardCharsets.UTF_8));
	}

	static AssistantStreamEvent event(@Nullable String name, byte[] data) {
		List<AssistantStreamEvent> events = block(name, data);
		assertThat(events).hasSize(1);
		return events.get(0);
	}

	static EventMeta meta(long sequence) {
		return new EventMeta(RUN, sequence, Instant.parse("2025-07-08T18:40:00.123456789Z").plusMillis(sequence),
				EventOrigin.STREAM);
	}

	// Return the data of the event's JSON.
	static JsonNode jsonData(AssistantStreamEvent event) {
		byte[] json = JSON.write(event);
		return JSON.readTree(json, 0, json.length).path("data");
	}

}

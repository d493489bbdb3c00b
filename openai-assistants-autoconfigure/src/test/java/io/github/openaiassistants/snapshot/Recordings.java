package io.github.openaiassistants.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.codec.EventDecoder;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSnapshot;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

/**
 * The recorded streams, events to write by hand, and what they add up to.
 */
final class Recordings {

	static final AssistantsJson JSON = AssistantsJson.create();

	private static final EventCodec CODEC = new EventCodec(JSON);

	static final long UNLIMITED = Long.MAX_VALUE;

	private static final int EVENT_LIMIT = 16 * 1024 * 1024;

	private static final Path ROOT = Path.of("src/test/resources/wire/transcripts");

	private static final EventMeta META = new EventMeta(
			new RunReference("run_1", "thread_1", "asst_1", "default", "client-run-1", null, Map.of()), 0,
			Instant.EPOCH, EventOrigin.STREAM);

	private Recordings() {
	}

	static List<String> names(String extension) {
		try (Stream<Path> files = Files.list(ROOT)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(extension))
				.map((name) -> name.substring(0, name.length() - extension.length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<AssistantStreamEvent> events(String name) {
		return decode(read(name + ".sse"));
	}

	// Return the state that deltas alone build up, as it was written down.
	static JsonNode expected(String name) {
		return tree(new String(read(name + ".snapshot.json"), StandardCharsets.UTF_8));
	}

	static AssistantStreamEvent event(String name, String data) {
		return decode(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8)).get(0);
	}

	static AssistantStreamEvent messageDelta(String id, String content) {
		return event("thread.message.delta",
				"{\"id\":\"" + id + "\",\"object\":\"thread.message.delta\",\"delta\":{\"content\":" + content + "}}");
	}

	static AssistantStreamEvent stepDelta(String id, String details) {
		return event("thread.run.step.delta", "{\"id\":\"" + id
				+ "\",\"object\":\"thread.run.step.delta\",\"delta\":{\"step_details\":" + details + "}}");
	}

	private static List<AssistantStreamEvent> decode(byte[] body) {
		List<AssistantStreamEvent> events = new ArrayList<>();
		SseDecoder frames = new SseDecoder(EVENT_LIMIT);
		EventDecoder decoder = CODEC.decoder((data) -> META);
		frames.feed(ByteBuffer.wrap(body));
		for (SseFrame frame = frames.next(); frame != null; frame = frames.next()) {
			AssistantStreamEvent event = decoder.decode(frame);
			if (event != null) {
				events.add(event);
			}
		}
		return events;
	}

	static RunSnapshot snapshot(List<AssistantStreamEvent> events) {
		return snapshot(events, (event) -> true);
	}

	static RunSnapshot snapshot(List<AssistantStreamEvent> events, Predicate<AssistantStreamEvent> filter) {
		SnapshotAccumulator accumulator = new SnapshotAccumulator(JSON, UNLIMITED);
		events.stream().filter(filter).forEach(accumulator::accept);
		return accumulator.snapshot();
	}

	static MessageObject message(AssistantStreamEvent... events) {
		List<MessageObject> messages = snapshot(List.of(events)).messages();
		if (messages.size() != 1) {
			throw new AssertionError(messages.size() + " messages");
		}
		return messages.get(0);
	}

	static RunStepObject step(AssistantStreamEvent... events) {
		List<RunStepObject> steps = snapshot(List.of(events)).steps();
		if (steps.size() != 1) {
			throw new AssertionError(steps.size() + " steps");
		}
		return steps.get(0);
	}

	static JsonNode content(MessageObject message) {
		return json(message).path("content");
	}

	static JsonNode details(RunStepObject step) {
		return json(step).path("step_details");
	}

	static JsonNode json(Object value) {
		byte[] bytes = JSON.write(value);
		return JSON.readTree(bytes, 0, bytes.length);
	}

	// Write halves of characters as escapes, as a server has to.
	static String text(JsonNode tree) {
		return new String(JSON.write(tree), StandardCharsets.UTF_8);
	}

	static JsonNode tree(String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return JSON.readTree(bytes, 0, bytes.length);
	}

	private static byte[] read(String file) {
		try {
			return Files.readAllBytes(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package io.github.openaiassistants.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.ErrorObject;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ThreadObject;

/**
 * The recorded streams and the schemas.
 */
final class WireData {

	static final Map<String, Class<?>> TYPES_BY_SCHEMA = Map.of("thread", ThreadObject.class, "run", RunObject.class,
			"run-step", RunStepObject.class, "run-step-delta", RunStepDeltaObject.class, "message", MessageObject.class,
			"message-delta", MessageDeltaObject.class, "error", ErrorObject.class);

	private static final AssistantsJson JSON = AssistantsJson.create();

	private static final Path ROOT = Path.of("src/test/resources/wire");

	private WireData() {
	}

	/**
	 * Return the payloads of all recorded events that are JSON objects.
	 * @return the payloads, each with its type
	 */
	static List<Payload> payloads() {
		List<Payload> payloads = new ArrayList<>();
		for (String transcript : transcripts()) {
			for (JsonNode event : expected(transcript)) {
				Class<?> type = type(event.path("event").stringValue(""));
				if (type != null && event.path("data").isObject()) {
					payloads.add(new Payload(transcript, type, event.path("data")));
				}
			}
		}
		return payloads;
	}

	static List<String> transcripts() {
		try (Stream<Path> files = Files.list(ROOT.resolve("transcripts"))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".sse"))
				.map((name) -> name.substring(0, name.length() - ".sse".length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] body(String transcript) {
		return read("transcripts/" + transcript + ".sse");
	}

	static List<JsonNode> expected(String transcript) {
		return new String(read("transcripts/" + transcript + ".expected.jsonl"), StandardCharsets.UTF_8).lines()
			.map(WireData::tree)
			.toList();
	}

	// Return the entries of the list of events.
	static List<JsonNode> events() {
		return tree(new String(read("events.json"), StandardCharsets.UTF_8)).get("events").valueStream().toList();
	}

	private static @Nullable Class<?> type(String event) {
		if (event.equals("thread.created")) {
			return ThreadObject.class;
		}
		if (event.equals("thread.run.step.delta")) {
			return RunStepDeltaObject.class;
		}
		if (event.equals("thread.message.delta")) {
			return MessageDeltaObject.class;
		}
		if (event.startsWith("thread.run.step.")) {
			return RunStepObject.class;
		}
		if (event.startsWith("thread.message.")) {
			return MessageObject.class;
		}
		if (event.startsWith("thread.run.")) {
			return RunObject.class;
		}
		return event.equals("error") ? ErrorObject.class : null;
	}

	static JsonNode schema(String name) {
		return tree(new String(read("schemas/" + name + ".schema.json"), StandardCharsets.UTF_8));
	}

	private static byte[] read(String file) {
		try {
			return Files.readAllBytes(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode tree(String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return JSON.readTree(bytes, 0, bytes.length);
	}

	/**
	 * A recorded payload.
	 *
	 * @param source the file it is from
	 * @param type its type
	 * @param json its value
	 */
	record Payload(String source, Class<?> type, JsonNode json) {

	}

}

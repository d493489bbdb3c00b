package io.github.openaiassistants.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.codec.EventCodec;
import io.github.openaiassistants.codec.EventDecoder;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.MetaSource;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

/**
 * The events of the recorded streams.
 */
public final class Transcripts {

	public static final AssistantsJson JSON = AssistantsJson.create();

	private static final RunReference RUN = new RunReference(null, null, null, "default", "client_run_1", null,
			Map.of());

	private static final Path ROOT = Path.of("src/test/resources/wire/transcripts");

	private Transcripts() {
	}

	// Return the names of all transcripts that end with the end of the run, or with an
	// action that is required.
	public static List<String> complete() {
		try (Stream<Path> files = Files.list(ROOT)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".sse"))
				.map((name) -> name.substring(0, name.length() - ".sse".length()))
				.filter((name) -> !name.startsWith("openapi-") && ServerState.isOver(events(name)))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static List<AssistantStreamEvent> events(String name) {
		SseDecoder frames = new SseDecoder(16 * 1024 * 1024);
		EventDecoder decoder = new EventCodec(JSON).decoder(meta(EventOrigin.STREAM));
		frames.feed(ByteBuffer.wrap(body(name)));
		List<AssistantStreamEvent> events = new ArrayList<>();
		for (SseFrame frame = frames.next(); frame != null; frame = frames.next()) {
			AssistantStreamEvent event = decoder.decode(frame);
			if (event != null) {
				events.add(event);
			}
		}
		return events;
	}

	private static byte[] body(String name) {
		try {
			return Files.readAllBytes(ROOT.resolve(name + ".sse"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static MetaSource meta(EventOrigin origin) {
		return (data) -> new EventMeta(RUN, 0, Instant.EPOCH, origin);
	}

}

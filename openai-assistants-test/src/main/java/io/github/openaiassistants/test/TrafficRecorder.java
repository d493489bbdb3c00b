package io.github.openaiassistants.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.web.reactive.function.client.WebClient;

import io.github.openaiassistants.http.AssistantsWebClientCustomizer;

/**
 * Records what the client and a real server say to each other, for
 * {@link AssistantsServer#replay(Path)}. As a bean it records the requests of its
 * application context, streams with their pieces, until it is closed with the context;
 * the file is written anew.
 * <p>
 * Keys never get into the file: the client adds its credential behind the recorder, of
 * headers and query parameters only those are written that are known to be harmless, and
 * hosts are not written at all. In bodies, what looks like a key or token is replaced by
 * stars; what has no such shape is replaced when it is {@linkplain #redact(String...)
 * told}. Messages and other content are written unless {@link #redactContent()} is used.
 * <p>
 * A recorder is a value: every method returns a new one. Bodies are kept in memory until
 * they are complete, and written by a thread of the recorder.
 */
public final class TrafficRecorder implements AssistantsWebClientCustomizer, AutoCloseable {

	private final TrafficWriter writer;

	private final Path file;

	private final TrafficRedaction redaction;

	private final boolean timings;

	private TrafficRecorder(Path file, TrafficRedaction redaction, boolean timings) {
		this.file = file;
		this.redaction = redaction;
		this.timings = timings;
		this.writer = new TrafficWriter(file, redaction, timings);
	}

	/**
	 * Makes a recorder, which writes nothing before the first request.
	 * @param file the file; folders above it are created
	 * @return the recorder
	 */
	public static TrafficRecorder to(Path file) {
		return new TrafficRecorder(Objects.requireNonNull(file, "file must not be null"),
				new TrafficRedaction(new SecretMask(List.of()), false), false);
	}

	/**
	 * Replaces content as well: the text of messages, instructions, arguments, outputs,
	 * files and all else but ids, types, names of functions and what else the protocol
	 * needs. Every byte becomes an {@code x}, so texts keep their length and functions
	 * get arguments they cannot read.
	 * @return the changed recorder
	 */
	public TrafficRecorder redactContent() {
		return new TrafficRecorder(this.file, new TrafficRedaction(this.redaction.secrets(), true), this.timings);
	}

	/**
	 * Replaces secrets that cannot be told by their shape.
	 * @param secrets the secrets, none empty
	 * @return the changed recorder
	 */
	public TrafficRecorder redact(String... secrets) {
		List<String> known = new ArrayList<>(this.redaction.secrets().known());
		for (String secret : secrets) {
			if (secret.isEmpty()) {
				throw new IllegalArgumentException("secrets must not be empty");
			}
			known.add(secret);
		}
		return new TrafficRecorder(this.file,
				new TrafficRedaction(new SecretMask(List.copyOf(known)), this.redaction.content()), this.timings);
	}

	/**
	 * Writes how long each piece of a body was waited for, and replays it at that pace.
	 * @return the changed recorder
	 */
	public TrafficRecorder withTimings() {
		return new TrafficRecorder(this.file, this.redaction, true);
	}

	@Override
	public void customize(WebClient.Builder builder) {
		builder.filter(new TrafficFilter(this.writer));
	}

	/**
	 * Stops recording. Answers that are not complete are written as far as they came.
	 * Waits until the file is written, and must not be called on a thread that must not
	 * block.
	 * @throws java.io.UncheckedIOException if the file could not be written
	 */
	@Override
	public void close() {
		this.writer.close();
	}

	@Override
	public String toString() {
		return "TrafficRecorder to " + this.file;
	}

}

package io.github.openaiassistants.sse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recorded stream yields exactly the events that are written beside it.
 */
class SseDecoderTranscriptTests {

	private static final int LIMIT = 16 * 1024 * 1024;

	private final JsonMapper json = JsonMapper.builder().build();

	static Stream<String> transcripts() {
		try (Stream<Path> files = Files.list(folder())) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".sse"))
				.map((name) -> name.substring(0, name.length() - ".sse".length()))
				.sorted()
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void wholeTranscript(String name) {
		assertExpected(name, Decoding.decode(new SseDecoder(LIMIT), body(name)));
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void transcriptByteByByte(String name) {
		byte[] body = body(name);
		assertThat(Decoding.decode(new SseDecoder(LIMIT), body, Decoding.everyByte(body)))
			.isEqualTo(ReferenceParser.parse(body));
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void transcriptAtRandomCuts(String name) {
		byte[] body = body(name);
		List<DecodedEvent> expected = Decoding.decode(new SseDecoder(LIMIT), body);
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int count : new int[] { 1, 2, 5, 10, 20, 50, 100, 1000 }) {
			int[] cuts = Decoding.randomCuts(random, body, count);
			assertThat(Decoding.decode(new SseDecoder(LIMIT), body, cuts)).as("seed %d, %d cuts", seed, count)
				.isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void transcriptInNetworkBuffers(String name) {
		byte[] body = body(name);
		for (int size : new int[] { 7, 1024, 8192 }) {
			int[] cuts = Stream.iterate(size, (at) -> at < body.length, (at) -> at + size)
				.mapToInt(Integer::intValue)
				.toArray();
			assertThat(Decoding.decode(new SseDecoder(LIMIT), body, cuts)).as("buffers of %d bytes", size)
				.isEqualTo(ReferenceParser.parse(body));
		}
	}

	@Test
	void indexKnowsEveryTranscript() {
		JsonNode index = this.json.readTree(read("INDEX.json"));
		assertThat(index.valueStream().map((entry) -> entry.get("file").asString().replace(".sse", "")))
			.containsExactlyInAnyOrderElementsOf(transcripts().toList())
			.hasSizeGreaterThanOrEqualTo(32);
		for (JsonNode entry : index) {
			SseDecoder decoder = new SseDecoder(LIMIT);
			String name = entry.get("file").asString();
			assertThat(Decoding.decode(decoder, read(name))).as(name).hasSize(entry.get("events").asInt());
			assertThat(decoder.idle()).as(name).isNotEqualTo(entry.get("end").get("undispatched_tail").asBoolean());
		}
	}

	@Test
	void lineEndsOfTranscriptsSurvivedVersionControl() {
		assertThat(new String(body("framing-crlf"), StandardCharsets.UTF_8)).contains("\r\n\r\n")
			.doesNotContainPattern("[^\r]\n");
		assertThat(new String(body("message-basic"), StandardCharsets.UTF_8)).doesNotContain("\r");
	}

	private void assertExpected(String name, List<DecodedEvent> events) {
		List<JsonNode> expected = new String(read(name + ".expected.jsonl"), StandardCharsets.UTF_8).lines()
			.map(this.json::readTree)
			.toList();
		List<DecodedEvent> wanted = new ArrayList<>();
		for (int i = 0; i < expected.size(); i++) {
			JsonNode entry = expected.get(i);
			boolean text = entry.has("json");
			// JSON is compared as a value: the expectation does not keep its white space
			boolean same = !text && i < events.size()
					&& this.json.readTree(events.get(i).data()).equals(entry.get("data"));
			String data = same ? events.get(i).data()
					: text ? entry.get("data").asString() : entry.get("data").toString();
			wanted.add(new DecodedEvent(entry.get("event").asString(), data,
					entry.has("id") ? entry.get("id").asString() : ""));
		}
		assertThat(events).isEqualTo(wanted);
	}

	private static Path folder() throws IOException {
		return new ClassPathResource("wire/transcripts").getFile().toPath();
	}

	private static byte[] body(String name) {
		return read(name + ".sse");
	}

	private static byte[] read(String file) {
		try {
			return Files.readAllBytes(folder().resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

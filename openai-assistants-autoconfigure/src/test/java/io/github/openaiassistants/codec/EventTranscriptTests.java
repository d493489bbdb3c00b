package io.github.openaiassistants.codec;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recorded stream becomes exactly the events that are written beside it, and
 * nothing of any payload is lost on the way to JSON and back.
 */
class EventTranscriptTests {

	private static final Map<String, String> RECORDS = WireData.events()
		.stream()
		.collect(Collectors.toMap((event) -> event.get("event").stringValue(),
				(event) -> event.get("ruby").stringValue("")));

	static List<String> transcripts() {
		return WireData.transcripts();
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void wholeTranscript(String name) {
		List<JsonNode> expected = expected(name);
		List<AssistantStreamEvent> events = Streams.decode(WireData.body(name));
		assertThat(events).hasSameSizeAs(expected);
		for (int i = 0; i < expected.size(); i++) {
			assertEvent(events.get(i), expected.get(i), name + ", event " + i);
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void transcriptByteByByte(String name) {
		byte[] body = WireData.body(name);
		assertThat(Streams.decode(body, IntStream.range(1, body.length).toArray())).isEqualTo(Streams.decode(body));
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void transcriptAtRandomCuts(String name) {
		byte[] body = WireData.body(name);
		List<AssistantStreamEvent> whole = Streams.decode(body);
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int count : new int[] { 1, 7, 50, 400 }) {
			int[] cuts = random.ints(count, 0, body.length + 1).sorted().toArray();
			assertThat(Streams.decode(body, cuts)).as("seed %d, %d cuts", seed, count).isEqualTo(whole);
		}
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void everyEventComesBackFromJson(String name) {
		List<JsonNode> expected = expected(name);
		List<AssistantStreamEvent> events = Streams.decode(WireData.body(name));
		for (int i = 0; i < events.size(); i++) {
			AssistantStreamEvent event = events.get(i);
			byte[] written = Streams.JSON.write(event);
			JsonNode json = Streams.JSON.readTree(written, 0, written.length);
			assertThat(json.path("event").stringValue()).isEqualTo(event.name());
			assertThat(json.get("data")).as("%s, event %d", name, i).isEqualTo(expected.get(i).get("data"));
			assertThat(json.path("meta").path("sequence").intValue()).isEqualTo(i);
			AssistantsEvent read = Streams.JSON.read(written, 0, written.length, AssistantsEvent.class);
			assertThat(read).hasSameClassAs(event);
			assertThat(Streams.JSON.write(read)).as("%s, event %d", name, i).isEqualTo(written);
			if (!(event instanceof UnknownEvent)) {
				// The white space of an unknown payload is not kept
				assertThat(read).isEqualTo(event);
			}
		}
	}

	private static void assertEvent(AssistantStreamEvent event, JsonNode expected, String where) {
		String name = expected.get("event").stringValue();
		JsonNode data = expected.get("data");
		if (!expected.has("json")) {
			String record = RECORDS.getOrDefault(name, "UnknownEvent");
			assertThat(event.getClass().getSimpleName()).as(where).isEqualTo(record);
			assertThat(event.name()).as(where).isEqualTo(name);
			JsonNode written = (event instanceof UnknownEvent unknown) ? WireData.tree(unknown.data())
					: Streams.jsonData(event);
			assertThat(written).as(where).isEqualTo(data);
		}
		else if (data.stringValue().equals("[DONE]")) {
			assertThat(event).as(where).isEqualTo(new DoneEvent("[DONE]", event.meta()));
		}
		else {
			assertThat(event).as(where).isInstanceOfSatisfying(UndecodableEvent.class, (undecodable) -> {
				assertThat(undecodable.name()).isEqualTo(name);
				assertThat(undecodable.data()).isEqualTo(data.stringValue());
				assertThat(undecodable.problem()).isNotBlank().doesNotContain("run_123", "msg_", "_", "{", "}");
			});
		}
	}

	// Blank keep-alives are written there, but are no events.
	private static List<JsonNode> expected(String name) {
		return WireData.expected(name)
			.stream()
			.filter((event) -> !event.get("data").isString() || !event.get("data").stringValue().isBlank())
			.toList();
	}

}

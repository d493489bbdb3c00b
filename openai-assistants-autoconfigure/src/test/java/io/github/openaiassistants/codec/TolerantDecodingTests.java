package io.github.openaiassistants.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Payloads that are not what they should be: an event each, never an exception.
 */
class TolerantDecodingTests {

	private static final String MARKER = "geheim";

	private static final int KEPT = 16 * 1024;

	static String[] names() {
		return new EventTypes().all().stream().map(EventType::name).toArray(String[]::new);
	}

	@ParameterizedTest
	@MethodSource("names")
	void anEmptyObjectIsAPayload(String name) {
		AssistantStreamEvent event = Streams.event(name, "{}");
		assertThat(event).isNotInstanceOf(UndecodableEvent.class);
		assertThat(event.name()).isEqualTo(name);
		assertThat(Streams.JSON.writeString(event)).contains("\"data\":{},");
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatIsNoObjectIsUndecodable(String name) {
		for (String data : List.of("[]", "null", "1", "true", "\"geheim\"", "[{\"id\":\"geheim\"}]", "geheim", "-", "{",
				"{\"id\":\"geheim\"", "{\"id\":\"geheim", "{\"id\":\"geheim\"}}", "{\"id\":\"geheim\"} geheim",
				"{\"id\":\"geheim\"}{}", "{\"id\":geheim}", "{\"geheim\":1,}", "{geheim:1}", "{'id':'geheim'}",
				"{\"id\":\"geheim\\x\"}", "{\"delta\":{\"content\":[geheim]}}", "{\"id\":NaN}", "{\"id\":01}", "}",
				"{\"id\":\"geheim\tgeheim\"}", "{\"id\":\"geheim\"} // geheim")) {
			assertUndecodable(name, data.getBytes(StandardCharsets.UTF_8), data);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":", "{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":", "[{\"id\":" })
	void deepNestingIsUndecodable(String opening) {
		String data = opening.repeat(10_000);
		for (String name : names()) {
			assertUndecodable(name, data.getBytes(StandardCharsets.UTF_8), data);
		}
		assertThat(Streams.event("other", data)).isInstanceOf(UnknownEvent.class);
		assertThat(Streams.event(null, data)).isInstanceOf(UnknownEvent.class);
	}

	@Test
	void whatCanBeReadCanBeWritten() {
		JsonMapper plain = JsonMapper.builder().addModule(new AssistantsJacksonModule()).build();
		for (int depth = 460; depth < 520; depth++) {
			String nested = "{\"id\":\"x\",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
			for (String name : List.of("thread.run.created", "thread.message.delta", "other", "error", "message")) {
				AssistantStreamEvent event = Streams.event(name, nested);
				assertThat(Streams.JSON.write(event)).isNotEmpty();
				assertThat(plain.readValue(plain.writeValueAsString(event), AssistantsEvent.class).name())
					.as("%s at %d", name, depth)
					.isEqualTo(name);
			}
			Streams.JSON.write(Streams.event(null, "{\"event\":\"thread.run.created\",\"data\":" + nested + "}"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "thread.run.created", "thread.message.delta", "thread.run.step.delta" })
	void aHugeNumberIsUndecodable(String name) {
		String digits = "1".repeat(100_000);
		for (String number : List.of(digits, "-" + digits, "0." + digits, "1e" + digits)) {
			String data = "{\"id\":\"x\",\"created_at\":" + number + "}";
			assertUndecodable(name, data.getBytes(StandardCharsets.UTF_8), data);
		}
	}

	@Test
	void exponentsBeyondCalculationAreKept() {
		for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "0e999999999", "1e99999999999",
				"1.5e-2147483648")) {
			String data = "{\"id\":\"x\",\"created_at\":" + number + ",\"temperature\":" + number + ",\"x\":" + number
					+ ",\"max_prompt_tokens\":" + number + "}";
			AssistantStreamEvent event = Streams.event("thread.run.created", data);
			assertThat(event).isInstanceOf(ThreadRunCreated.class);
			assertThat(Streams.jsonData(event)).as(number).isEqualTo(WireData.tree(data));
		}
	}

	@Test
	void aHugeMemberNameIsUndecodable() {
		String data = "{\"id\":\"x\",\"" + "n".repeat(60 * 1024) + "\":1}";
		assertUndecodable("thread.run.created", data.getBytes(StandardCharsets.UTF_8), data);
	}

	@Test
	void hugeTextsAreKept() {
		String text = "\u20ac".repeat(1024 * 1024);
		assertThat(Streams.event("thread.run.created", "{\"id\":\"x\",\"instructions\":\"" + text + "\"}"))
			.isInstanceOfSatisfying(ThreadRunCreated.class,
					(event) -> assertThat(event.data().instructions()).isEqualTo(text));
		assertThat(Streams.event("thread.message.delta", delta(text))).isInstanceOfSatisfying(ThreadMessageDelta.class,
				(event) -> assertThat(event.text()).isEqualTo(text));
		assertThat(Streams.event("other", text).data()).isEqualTo(text);
	}

	@Test
	void theLastOfTwoMembersWins() {
		assertThat(Streams.event("thread.run.created", "{\"id\":\"a\",\"model\":\"a\",\"id\":\"b\",\"model\":\"b\"}"))
			.isInstanceOfSatisfying(ThreadRunCreated.class, (event) -> {
				assertThat(event.data().id()).isEqualTo("b");
				assertThat(event.data().model()).isEqualTo("b");
			});
		assertThat(Streams.event(null, "{\"event\":\"thread.created\",\"event\":\"thread.run.created\",\"data\":{}}"))
			.isInstanceOf(ThreadRunCreated.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\ud83d", "\\ude00", "\\ude00\\ud83d", "a\\ud83da", "\\ud83d\\ud83d\\ude00" })
	void loneSurrogatesAreKept(String escaped) {
		for (String name : List.of("thread.message.delta", "other")) {
			AssistantStreamEvent event = Streams.event(name, delta(escaped));
			byte[] written = Streams.JSON.write(event);
			AssistantsEvent read = Streams.JSON.read(written, 0, written.length, AssistantsEvent.class);
			assertThat(Streams.JSON.write(read)).isEqualTo(written);
			assertThat(Streams.jsonData(event)).isEqualTo(WireData.tree(delta(escaped)));
		}
	}

	@Test
	void malformedUtf8IsReplaced() {
		byte[][] malformed = { { (byte) 0xff }, { (byte) 0xc0, (byte) 0x80 }, { (byte) 0xe2, (byte) 0x82 },
				{ (byte) 0xed, (byte) 0xa0, (byte) 0xbd, (byte) 0xed, (byte) 0xb8, (byte) 0x80 },
				{ (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80 }, { (byte) 0x80 } };
		for (byte[] bytes : malformed) {
			byte[] data = replace(delta("a!z"), bytes);
			String expected = "a" + new String(bytes, StandardCharsets.UTF_8) + "z";
			assertThat(expected).contains("\ufffd");
			assertThat(Streams.event("thread.message.delta", data)).isInstanceOfSatisfying(ThreadMessageDelta.class,
					(event) -> assertThat(event.text()).isEqualTo(expected));
			assertThat(Streams.event("thread.message.delta", replace("{!", bytes))).isInstanceOfSatisfying(
					UndecodableEvent.class, (event) -> assertThat(event.data()).startsWith("{\ufffd"));
			assertThat(Streams.event("other", replace("!", bytes)).data().toString()).startsWith("\ufffd");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\u0000}\u0000", "\u0000{\u0000}", "{\u0000\"\u0000\"\u0000:\u00001\u0000}\u0000",
			"{\"id\":\"\u0000\"}", "{}\u0000", "\u0000", "\u0000\u0000\u0000{\u0000\u0000\u0000}",
			"{\u0000\u0000\u0000}\u0000\u0000\u0000", "\ufeff{}" })
	void nulCharactersAndByteOrderMarksAreNoEncoding(String data) {
		for (String name : List.of("thread.run.created", "thread.message.delta")) {
			assertUndecodable(name, data.getBytes(StandardCharsets.UTF_8), data);
		}
		assertThat(Streams.event("other", data).data()).isEqualTo(data);
		assertThat(Streams.event(null, data).data()).isEqualTo(data);
	}

	@Test
	void theTextOfUndecodablePayloadsIsCut() {
		for (int length : IntStream.rangeClosed(KEPT - 2, KEPT + 2).toArray()) {
			String data = "x".repeat(length);
			assertUndecodable("thread.created", data.getBytes(StandardCharsets.UTF_8),
					data.substring(0, Math.min(KEPT, length)));
		}
	}

	@Test
	void noCharacterIsCutInTwo() {
		String emoji = "\ud83d\ude00".repeat(KEPT);
		assertUndecodable("thread.created", emoji.getBytes(StandardCharsets.UTF_8), emoji.substring(0, KEPT));
		String odd = "x" + emoji;
		assertUndecodable("thread.created", odd.getBytes(StandardCharsets.UTF_8), odd.substring(0, KEPT - 1));
	}

	@Test
	void theProblemTellsWhatAndWhere() {
		assertThat(problem("{\"id\":\"geheim\",}")).isEqualTo("not valid JSON at offset 15");
		assertThat(problem("{\"id\":\"geheim\"")).startsWith("not valid JSON at offset ");
		assertThat(problem("[]")).isEqualTo("not readable as this event's payload at offset 1");
		assertThat(problem("[".repeat(1000))).startsWith("nested too deeply, or with too long a name or number");
		assertThat(((UndecodableEvent) Streams.event(null, "{\"event\":\"thread.created\",\"data\":[]}")).problem())
			.isEqualTo("not readable as this event's payload");
	}

	private static String problem(String data) {
		return ((UndecodableEvent) Streams.event("thread.created", data)).problem();
	}

	private static void assertUndecodable(String name, byte[] data, String text) {
		String kept = text.substring(0, Math.min(KEPT, text.length()));
		assertThat(Streams.event(name, data)).isInstanceOfSatisfying(UndecodableEvent.class, (event) -> {
			assertThat(event.name()).isEqualTo(name);
			assertThat(event.data()).isEqualTo(kept);
			assertThat(event.problem()).isNotBlank().doesNotContain(MARKER).hasSizeLessThan(100);
			assertThat(event.toString()).doesNotContain(MARKER);
			assertThat(Streams.JSON.read(Streams.JSON.writeString(event), AssistantsEvent.class)).isEqualTo(event);
		});
	}

	private static String delta(String text) {
		return "{\"id\":\"m\",\"object\":\"thread.message.delta\",\"delta\":{\"content\":"
				+ "[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"" + text + "\"}}]}}";
	}

	// Put bytes in the place of the exclamation mark.
	private static byte[] replace(String text, byte[] bytes) {
		int at = text.indexOf('!');
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		data.writeBytes(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
		data.writeBytes(bytes);
		data.writeBytes(text.substring(at + 1).getBytes(StandardCharsets.UTF_8));
		return data.toByteArray();
	}

}

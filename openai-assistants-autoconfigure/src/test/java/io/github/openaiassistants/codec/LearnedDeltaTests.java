package io.github.openaiassistants.codec;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is not parsed is the same as if it were.
 */
class LearnedDeltaTests {

	private static final List<String> TEXTS = List.of("", "a", " the", "é 日本 🌧", "\\n", "a\\\"b\\\\", "\\u00e9",
			"\\ud83c\\udf27", "\\ud83c", "\\udf27\\ud83c", "another text", "x\",\"y\":\"z", "\"", "\\", "\\u12", "\t",
			"\"}}]},\"id\":\"other\",\"x\":{\"y\":[{\"z\":{\"v\":\"", "null", "text", "thread.message.delta");

	private static final String MESSAGE = """
			{"id":"msg_1","object":"thread.message.delta","delta":{"content":[{"index":0,"type":"text",\
			"text":{"value":"%s"}}]}}""";

	private static final String STEP = """
			{"id":"step_1","object":"thread.run.step.delta","delta":{"step_details":{"type":"tool_calls",\
			"tool_calls":[{"index":0,"type":"function","function":{"arguments":"%s"}}]}}}""";

	static List<String> transcripts() {
		return WireData.transcripts();
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void transcriptIsTheSame(String name) {
		byte[] body = WireData.body(name);
		assertThat(Streams.decode(body)).isEqualTo(Streams.parse(body));
	}

	@ParameterizedTest
	@MethodSource("transcripts")
	void damagedTranscriptIsTheSame(String name) {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		byte[] body = WireData.body(name);
		for (int i = 0; i < 40; i++) {
			byte[] damaged = body.clone();
			for (int change = random.nextInt(6); change >= 0; change--) {
				damaged[random.nextInt(body.length)] = (byte) "{}[]\",:x0 \\u\u0001\u00c3".charAt(random.nextInt(14));
			}
			assertThat(Streams.decode(damaged)).as("seed %d, %d", seed, i).isEqualTo(Streams.parse(damaged));
		}
	}

	@Test
	void anyTextInAnyLayoutIsTheSame() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		for (int i = 0; i < 300; i++) {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			List<String> layouts = layouts(random);
			for (int frame = 0; frame < 40; frame++) {
				String layout = layouts.get(random.nextInt(layouts.size()));
				String text = TEXTS.get(random.nextInt(TEXTS.size()));
				String name = layout.contains("step_details") ? "thread.run.step.delta" : "thread.message.delta";
				body.writeBytes(frame(name, layout.replace("%s", text)));
			}
			assertThat(Streams.decode(body.toByteArray())).as("seed %d, %d", seed, i)
				.isEqualTo(Streams.parse(body.toByteArray()));
		}
	}

	private static List<String> layouts(Random random) {
		List<String> all = new ArrayList<>(List.of(MESSAGE, STEP, MESSAGE.replace("{\"value\"", "{ \"value\" "),
				MESSAGE.replace("\"value\":\"%s\"", "\"value\":\"%s\",\"annotations\":[]"),
				MESSAGE.replace("\"value\":\"%s\"", "\"value\":\"%s\",\"value\":\"fixed\""),
				MESSAGE.replace("\"value\":\"%s\"", "\"value\":\"fixed\",\"value\":\"%s\""),
				MESSAGE.replace("\"delta\":{", "\"created\":17,\"delta\":{\"role\":\"assistant\","),
				MESSAGE.replace("\"delta\":{", "\"more\":{\"a\":[]},\"delta\":{"),
				MESSAGE.replace("\"text\":{\"value\":\"%s\"}", "\"text\":\"%s\""),
				MESSAGE.replace("\"msg_1\"", "\"%s\""),
				MESSAGE.replace("}}]}}", "}},{\"index\":1,\"type\":\"text\"}]}}"),
				"{\"event\":\"thread.message.delta\",\"data\":" + MESSAGE + "}",
				STEP.replace("{\"arguments\"", "{\"name\":\"f\",\"output\":null,\"arguments\""),
				STEP.replace("\"function\":{\"arguments\":\"%s\"}",
						"\"id\":\"c\",\"code_interpreter\":{\"input\":\"%s\",\"outputs\":[]}")
					.replace("\"function\"", "\"code_interpreter\"")));
		while (all.size() > 3) {
			all.remove(random.nextInt(all.size()));
		}
		return all;
	}

	@Test
	void recordedDeltasAreLearned() {
		int again = 0;
		int all = 0;
		for (WireData.Payload payload : WireData.payloads()) {
			if (payload.type() == MessageDeltaObject.class || payload.type() == RunStepDeltaObject.class) {
				all++;
				again += isLearned(payload) ? 1 : 0;
			}
		}
		assertThat(again).as("of " + all).isGreaterThan(all * 8 / 10);
	}

	private static boolean isLearned(WireData.Payload payload) {
		byte[] bytes = payload.json().toString().getBytes(StandardCharsets.UTF_8);
		LearnedDelta learned = new LearnedDelta("delta",
				(payload.type() == MessageDeltaObject.class) ? DeltaPiece.MESSAGE_TEXT : DeltaPiece.TOOL_CALL,
				(json) -> Streams.JSON.read(json, 0, json.length, payload.type()));
		Object read = Streams.JSON.read(bytes, 0, bytes.length, payload.type());
		assertThat(learned.read(found(bytes))).isNull();
		learned.learn(bytes, 0, bytes.length, read);
		Object again = learned.read(found(bytes));
		assertThat(again).isIn(null, read);
		return again != null;
	}

	private static SseFrame found(byte[] json) {
		SseDecoder frames = new SseDecoder(Streams.LIMIT);
		frames.feed(ByteBuffer.wrap(frame("delta", new String(json, StandardCharsets.UTF_8))));
		SseFrame frame = frames.next();
		assertThat(frame).isNotNull();
		return Objects.requireNonNull(frame);
	}

	@Test
	void nothingIsLearnedWhereEachDeltaLooksDifferent() {
		int[] parsed = { 0 };
		LearnedDelta learned = new LearnedDelta("delta", DeltaPiece.MESSAGE_TEXT, (json) -> {
			parsed[0]++;
			return Streams.JSON.read(json, 0, json.length, MessageDeltaObject.class);
		});
		for (int i = 0; i < 1_000; i++) {
			byte[] json = MESSAGE.formatted("a").replace("msg_1", "msg_" + i).getBytes(StandardCharsets.UTF_8);
			assertThat(learned.read(found(json))).isNull();
			learned.learn(json, 0, json.length, Streams.JSON.read(json, 0, json.length, MessageDeltaObject.class));
		}
		assertThat(parsed[0]).isLessThan(50);
	}

	@Test
	void deltaFullOfItsTextIsNotParsedForEachOfThem() {
		String same = MESSAGE.formatted("").replace("\"delta\":{", "%s\"delta\":{");
		String members = IntStream.range(0, 1_000)
			.mapToObj((i) -> "\"m" + i + "\":\"\",")
			.collect(Collectors.joining());
		byte[] json = same.formatted(members).getBytes(StandardCharsets.UTF_8);
		int[] parsed = { 0 };
		LearnedDelta learned = new LearnedDelta("delta", DeltaPiece.MESSAGE_TEXT, (other) -> {
			parsed[0]++;
			return Streams.JSON.read(other, 0, other.length, MessageDeltaObject.class);
		});
		learned.learn(json, 0, json.length, Streams.JSON.read(json, 0, json.length, MessageDeltaObject.class));
		assertThat(parsed[0]).isBetween(1, 50);
	}

	// What the lead over a parser is made of. Much less with the best compiler
	@Test
	void deltaTakesLittleMemory() {
		int count = 5_000;
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int i = 0; i < count; i++) {
			body.writeBytes(frame("thread.message.delta", MESSAGE.formatted(" word" + i)));
		}
		EventMeta meta = Streams.meta(0);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long events = 0;
		long allocated = 0;
		for (int round = 0; round < 3; round++) {
			SseDecoder frames = new SseDecoder(Streams.LIMIT);
			EventDecoder decoder = new EventCodec(Streams.JSON).decoder((data) -> meta);
			frames.feed(ByteBuffer.wrap(body.toByteArray()));
			long before = threads.getCurrentThreadAllocatedBytes();
			events = 0;
			SseFrame frame = frames.next(decoder.expected());
			while (frame != null) {
				AssistantStreamEvent event = decoder.decode(frame);
				events += (event instanceof ThreadMessageDelta) ? 1 : 0;
				frame = frames.next(decoder.expected());
			}
			allocated = threads.getCurrentThreadAllocatedBytes() - before;
		}
		assertThat(events).isEqualTo(count);
		assertThat(allocated / events).isLessThan(500);
	}

	private static byte[] frame(String name, String data) {
		return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
	}

}

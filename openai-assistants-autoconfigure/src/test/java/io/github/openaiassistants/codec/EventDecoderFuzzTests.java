package io.github.openaiassistants.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.failure.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Damaged streams: whatever arrives becomes events, or ends at the limit.
 */
class EventDecoderFuzzTests {

	private static final int BODIES = 800;

	private static final int PAYLOADS = 3_000;

	private static final int LIMIT = 3 * 1024;

	private static final int LARGEST_BODY = 24 * 1024;

	private static final List<JsonNode> ODD_VALUES = WireData
		.tree("[null,true,false,0,-1,1.5,1752000001.0,1e400,1e999999999,9223372036854775808,"
				+ "0.1000000000000000000001,\"\",\"x\",\"[DONE]\",\"\\ud83d\",\"\\u0000\",[],[null],[[]],[{}],[1,\"a\"],"
				+ "[\"a\",\"b\"],{},{\"type\":null},{\"type\":\"text\"},{\"type\":\"function\",\"function\":[]},"
				+ "{\"index\":-1},{\"id\":null},{\"a\":{\"b\":{\"c\":[{}]}}},{\"event\":\"thread.created\",\"data\":{}}]")
		.valueStream()
		.toList();

	@Test
	void damagedStreamsGiveEventsOrEndAtTheLimit() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<byte[]> bodies = WireData.transcripts()
			.stream()
			.map(WireData::body)
			.filter((body) -> body.length < LARGEST_BODY)
			.toList();
		int limited = 0;
		for (int i = 0; i < BODIES; i++) {
			byte[] body = damage(bodies.get(random.nextInt(bodies.size())), random);
			List<AssistantStreamEvent> events = new ArrayList<>();
			try {
				Streams.decode(LIMIT, body, events, random.ints(5, 0, body.length + 1).sorted().toArray());
			}
			catch (LimitExceededException ex) {
				limited++;
			}
			catch (RuntimeException | Error ex) {
				throw new AssertionError("seed " + seed + ", body " + i + ": " + encoded(body), ex);
			}
			for (AssistantStreamEvent event : events) {
				if (event instanceof UndecodableEvent undecodable) {
					assertThat(undecodable.data().length()).as("seed %d", seed).isLessThanOrEqualTo(LIMIT);
				}
				if (random.nextInt(10) == 0) {
					assertComesBack(event, "seed " + seed + ", body " + i);
				}
			}
		}
		assertThat(limited).as("seed %d", seed).isPositive().isLessThan(BODIES / 2);
	}

	@Test
	void payloadsWithOddValuesComeBackUnchanged() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<JsonNode> recorded = WireData.transcripts()
			.stream()
			.flatMap((name) -> WireData.expected(name).stream())
			.filter((event) -> event.get("data").isObject() && !event.get("data").isEmpty())
			.toList();
		for (int i = 0; i < PAYLOADS; i++) {
			JsonNode event = recorded.get(random.nextInt(recorded.size()));
			JsonNode data = event.get("data").deepCopy();
			for (int change = random.nextInt(3); change >= 0; change--) {
				makeOdd(data, random);
			}
			String text = RawJson.write(data);
			String where = "seed " + seed + ": " + text;
			AssistantStreamEvent decoded = Streams.event(event.get("event").stringValue(), text);
			assertThat(decoded).as(where).isNotInstanceOf(UndecodableEvent.class);
			assertThat(Streams.jsonData(decoded)).as(where).isEqualTo(WireData.tree(text));
			assertComesBack(decoded, where);
		}
	}

	private static void assertComesBack(AssistantStreamEvent event, String where) {
		byte[] written = Streams.JSON.write(event);
		AssistantsEvent read = Streams.JSON.read(written, 0, written.length, AssistantsEvent.class);
		assertThat(read).as(where).hasSameClassAs(event);
		assertThat(Streams.JSON.write(read)).as(where).isEqualTo(written);
		assertThat(event.toString()).as(where).hasSizeLessThan(4096);
	}

	private static void makeOdd(JsonNode node, Random random) {
		JsonNode odd = ODD_VALUES.get(random.nextInt(ODD_VALUES.size())).deepCopy();
		if (node instanceof ObjectNode object && !object.isEmpty()) {
			List<String> names = new ArrayList<>(object.propertyNames());
			String name = names.get(random.nextInt(names.size()));
			JsonNode child = object.get(name);
			if (child.isContainer() && !child.isEmpty() && random.nextInt(4) != 0) {
				makeOdd(child, random);
			}
			else if (random.nextInt(8) == 0) {
				object.remove(name);
			}
			else {
				object.set(name, odd);
			}
		}
		else if (node instanceof ArrayNode array && !array.isEmpty()) {
			int index = random.nextInt(array.size());
			JsonNode child = array.get(index);
			if (child.isContainer() && !child.isEmpty() && random.nextInt(4) != 0) {
				makeOdd(child, random);
			}
			else {
				array.set(index, odd);
			}
		}
	}

	private static byte[] damage(byte[] body, Random random) {
		byte[] damaged = body;
		for (int change = random.nextInt(12); change >= 0; change--) {
			int from = random.nextInt(damaged.length);
			int to = Math.min(damaged.length, from + 1 + random.nextInt((random.nextInt(20) == 0) ? 2_000 : 8));
			damaged = switch (random.nextInt(4)) {
				case 0 -> flipped(damaged, from, random);
				case 1 -> replaced(damaged, from, to, new byte[0]);
				case 2 -> replaced(damaged, from, from, randomBytes(random));
				default -> replaced(damaged, from, from, Arrays.copyOfRange(damaged, from, to));
			};
		}
		return damaged;
	}

	private static byte[] flipped(byte[] body, int at, Random random) {
		byte[] damaged = body.clone();
		damaged[at] ^= (byte) (1 << random.nextInt(8));
		return damaged;
	}

	private static byte[] replaced(byte[] body, int from, int to, byte[] bytes) {
		ByteArrayOutputStream damaged = new ByteArrayOutputStream(body.length + bytes.length);
		damaged.write(body, 0, from);
		damaged.writeBytes(bytes);
		damaged.write(body, to, body.length - to);
		return damaged.toByteArray();
	}

	private static byte[] randomBytes(Random random) {
		if (random.nextInt(50) == 0) {
			return "a".repeat(2 * LIMIT).getBytes(StandardCharsets.US_ASCII);
		}
		byte[] bytes = new byte[1 + random.nextInt(4)];
		random.nextBytes(bytes);
		return bytes;
	}

	private static String encoded(byte[] body) {
		return Base64.getEncoder().encodeToString(body);
	}

}

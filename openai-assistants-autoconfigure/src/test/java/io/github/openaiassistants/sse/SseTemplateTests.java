package io.github.openaiassistants.sse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.failure.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is found by a template is what would have been found without.
 */
class SseTemplateTests {

	private static final int LIMIT = 1 << 20;

	private static final int BODIES = 3000;

	private static final String BLOCK = "event: delta\ndata: {\"text\":\"%s\",\"n\":1}\n\n";

	private static final SseTemplate TEMPLATE = template("{\"text\":\"\",\"n\":1}");

	// characters stand for bytes here
	private static final List<String> PIECES = List.of(BLOCK.formatted(" word"), BLOCK.formatted(" word"),
			BLOCK.formatted(""), BLOCK.formatted("a longer text of more than eight bytes"), BLOCK.formatted("x\\n"),
			BLOCK.formatted("\""), BLOCK.formatted("\",\"n\":1}"), BLOCK.formatted("\n"), BLOCK.formatted("\r"),
			BLOCK.formatted("\u00c3\u00a9"), BLOCK.formatted("\u00c3"), BLOCK.formatted("\u00ff12345678"),
			BLOCK.formatted("\u00f0\u009f\u0098\u0080"), BLOCK.formatted("x").replace("\n", "\r\n"),
			BLOCK.formatted("x").replace("}\n", "}\ndata: more\n"), BLOCK.formatted("x").replace("}\n\n", "}\n"),
			BLOCK.formatted("x").replace("data: ", "data:"), BLOCK.formatted("x").replace("delta", "Delta"),
			BLOCK.formatted("x").replace(":1", ":2"), "id: 7\n", "id: 7\n\n", ": comment\n", "\n", "\r",
			"event: delta\n", "data: {\"text\":\"", "\u00ef\u00bb\u00bf");

	private static SseTemplate template(String data) {
		byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
		int part = data.indexOf("\"\"") + 1;
		return Objects.requireNonNull(SseTemplate.of("delta", bytes, part, part));
	}

	@Test
	void anyBodyAtAnyCutAgreesWithThePlainParser() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		int found = 0;
		for (int i = 0; i < BODIES; i++) {
			byte[] body = body(random);
			List<DecodedEvent> expected = ReferenceParser.parse(body);
			int[][] ways = { {}, Decoding.everyByte(body), Decoding.randomCuts(random, body, 1),
					Decoding.randomCuts(random, body, 5) };
			for (int[] cuts : ways) {
				List<DecodedEvent> events = new ArrayList<>();
				found += decode(body, events, cuts);
				assertThat(events)
					.as(() -> "seed " + seed + ", cuts " + Arrays.toString(cuts) + ", body " + Decoding.describe(body))
					.isEqualTo(expected);
			}
		}
		assertThat(found).isGreaterThan(BODIES);
	}

	private static int decode(byte[] body, List<DecodedEvent> events, int... cuts) {
		SseDecoder decoder = new SseDecoder(LIMIT);
		int found = 0;
		int from = 0;
		for (int i = 0; i <= cuts.length; i++) {
			int to = (i < cuts.length) ? cuts[i] : body.length;
			decoder.feed(ByteBuffer.wrap(body, from, to - from));
			from = to;
			SseFrame frame = decoder.next(TEMPLATE);
			while (frame != null) {
				String part = frame.part(TEMPLATE);
				if (part != null) {
					found++;
					assertThat(frame.data()).isEqualTo("{\"text\":\"" + part + "\",\"n\":1}");
				}
				events.add(DecodedEvent.of(frame));
				frame = decoder.next(TEMPLATE);
			}
		}
		return found;
	}

	private static byte[] body(Random random) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
			body.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1));
		}
		body.writeBytes(new byte[] { '\n', '\n' });
		return body.toByteArray();
	}

	@Test
	void frameKnowsOnlyTheTemplateByWhichItWasFound() {
		assertThat(part(TEMPLATE, BLOCK.formatted("word"))).isEqualTo("word");
		assertThat(part(null, BLOCK.formatted("word"))).isNull();
		assertThat(part(template("{\"other\":\"\"}"), BLOCK.formatted("word"))).isNull();
	}

	private static @Nullable String part(@Nullable SseTemplate expected, String block) {
		SseDecoder decoder = new SseDecoder(LIMIT);
		// The first block of a body may begin with a byte order mark
		decoder.feed(ByteBuffer.wrap((BLOCK.formatted("") + block).getBytes(StandardCharsets.UTF_8)));
		assertThat(decoder.next()).isNotNull();
		SseFrame frame = decoder.next(expected);
		assertThat(frame).isNotNull();
		return Objects.requireNonNull(frame).part(TEMPLATE);
	}

	@Test
	void limitIsTheSame() {
		int data = BLOCK.formatted("").length() - "event: delta\ndata: \n\n".length();
		for (int length : new int[] { 100, 101 }) {
			SseDecoder decoder = new SseDecoder("data: ".length() + data + 100);
			decoder.feed(ByteBuffer
				.wrap((BLOCK.formatted("") + BLOCK.formatted("a".repeat(length))).getBytes(StandardCharsets.UTF_8)));
			assertThat(decoder.next(TEMPLATE)).isNotNull();
			if (length <= 100) {
				assertThat(decoder.next(TEMPLATE)).isNotNull();
			}
			else {
				assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> decoder.next(TEMPLATE));
			}
		}
	}

	@Test
	void dataOfSeveralLinesMakesNoTemplate() {
		for (String data : List.of("{\n\"\"}", "{\"\"\r}", "")) {
			assertThat(SseTemplate.of("delta", data.getBytes(StandardCharsets.UTF_8), 0, 0)).isNull();
		}
		assertThat(SseTemplate.of("", new byte[] { '1' }, 0, 0)).isNull();
	}

}

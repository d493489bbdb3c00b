package io.github.openaiassistants.sse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random bodies of everything that is awkward, cut at random, compared with the plain
 * parser.
 */
class SseDecoderFuzzTests {

	private static final int BODIES = 3000;

	// characters stand for bytes here
	private static final List<String> PIECES = List.of("\n", "\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "\n\r", ":", ": ",
			" ", "  ", "event", "event: ", "event:", "data", "data: ", "data:", "data", "data: ", "id", "id: ",
			"retry: 1", "Event: ", " data: ", "x", "ab", "thread.message.delta",
			"{\"value\":\"a longer text without a line end\"}", "event: a\ndata: b\n\n", "event: a\ndata: b\n",
			"event: done\ndata: [DONE]\n\n", "data: c\n\n", ": ping\n\n", "\0", "\t", "\u000b", "\u000c", "\u000e",
			"\u001f", "\u00ef\u00bb\u00bf", "\u00ef\u00bb", "\u00bf", "\u00c3\u00a9", "\u00c3", "\u00a9",
			"\u00e2\u0080\u00a8", "\u00e2\u0082\u00ac", "\u00e2\u0082", "\u00f0\u009f\u0098\u0080",
			"\u00f0\u009f\u0098", "\u00ed\u00a0\u0080", "\u00c2\u0085", "\u00ff", "\u00c0\u0080",
			"\u00f4\u0090\u0080\u0080");

	@Test
	void anyBodyAtAnyCutAgreesWithThePlainParser() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < BODIES; i++) {
			byte[] body = body(random);
			List<DecodedEvent> expected = ReferenceParser.parse(body);
			int[][] ways = { {}, Decoding.everyByte(body), Decoding.randomCuts(random, body, 1),
					Decoding.randomCuts(random, body, 3), Decoding.randomCuts(random, body, 9) };
			for (int[] cuts : ways) {
				assertThat(Decoding.decode(body, cuts))
					.as(() -> "seed " + seed + ", cuts " + Arrays.toString(cuts) + ", body " + Decoding.describe(body))
					.isEqualTo(expected);
			}
		}
	}

	private static byte[] body(Random random) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		int pieces = 1 + random.nextInt(30);
		for (int i = 0; i < pieces; i++) {
			byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
			body.write(piece, 0, piece.length);
		}
		body.write('\n');
		body.write('\n');
		return body.toByteArray();
	}

}

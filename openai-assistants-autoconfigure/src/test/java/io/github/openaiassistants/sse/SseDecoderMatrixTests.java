package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every shape of a block, with every line end, at every place of a body: compared with
 * the plain parser at every cut.
 */
class SseDecoderMatrixTests {

	private static final List<String> BLOCKS = List.of("event: a|data: b||", "event:a|data:b||", "event: a|data:b||",
			"event:a|data: b||", "data: b|event: a||", "data: b||", "data||", "data:||", "data: ||",
			"event: a|data: ||", "event: a|data||", "event: |data: b||", "event|data: b||", "event: a||", "event||",
			"id: 7|data: b||", "id: 7||", "id||", "event: a|id: 7|data: b||", "event: a|data: b|id: 7||",
			"event: a|data: b|data: c||", "event: a|data: b|data||", "event: a|event: c|data: b||",
			"event: a|data: b|event: c||", ": x|event: a|data: b||", "event: a|: x|data: b||", "event: a|data: b|: x||",
			": x||", "||", "retry: 5|event: a|data: b||", "event: a|retry: x|data: b||", "event: a|data: b|retry||",
			"event: a|data: b|", "event: a|data: b", "Event: a|data: b||", "event: a| data: b||",
			"event: \u20ac|data: \ud83d\ude00||", "event:  a |data:  b ||", "event: a:b|data: {\"c\":\"d\"}||",
			"event: thread.message.delta|data: {\"id\":\"msg_1\",\"delta\":{\"value\":\"Hello world\"}}||");

	private static final List<String> LINE_ENDS = List.of("\n", "\r", "\r\n", "mixed");

	private static final List<String> STARTS = List.of("", "\uFEFF", "event: x\ndata: y\n\n");

	static Stream<String> bodies() {
		List<String> bodies = new ArrayList<>();
		for (String start : STARTS) {
			for (String lineEnd : LINE_ENDS) {
				BLOCKS.forEach((block) -> bodies.add(start + withLineEnds(block + "event: z|data: z||", lineEnd)));
			}
		}
		return bodies.stream();
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void everyShapeAtEveryCut(String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		Decoding.assertEvents(bytes, ReferenceParser.parse(bytes));
	}

	@Test
	void everyPairOfShapesInOnePiece() {
		for (String lineEnd : LINE_ENDS) {
			for (String first : BLOCKS) {
				for (String second : BLOCKS) {
					byte[] body = withLineEnds(first + second + "data: z||", lineEnd).getBytes(StandardCharsets.UTF_8);
					assertThat(Decoding.decode(body)).as(Decoding.describe(body))
						.isEqualTo(ReferenceParser.parse(body));
				}
			}
		}
	}

	// Every length shifts the line ends against the words in which the scanner reads.
	@Test
	void everyLengthOfNameAndData() {
		for (int name = 0; name <= 20; name++) {
			for (int data = 0; data <= 20; data++) {
				byte[] body = ("event: " + "n".repeat(name) + "\ndata: " + "d".repeat(data) + "\n\n").repeat(3)
					.getBytes(StandardCharsets.UTF_8);
				DecodedEvent event = DecodedEvent.of((name != 0) ? "n".repeat(name) : "message", "d".repeat(data));
				assertThat(Decoding.decode(body)).containsExactly(event, event, event);
				assertThat(Decoding.decode(body, Decoding.everyByte(body))).containsExactly(event, event, event);
			}
		}
	}

	private static String withLineEnds(String block, String lineEnd) {
		if (!"mixed".equals(lineEnd)) {
			return block.replace("|", lineEnd);
		}
		StringBuilder body = new StringBuilder();
		int next = 0;
		for (int i = 0; i < block.length(); i++) {
			char each = block.charAt(i);
			body.append((each == '|') ? LINE_ENDS.get(next++ % 3) : String.valueOf(each));
		}
		return body.toString();
	}

}

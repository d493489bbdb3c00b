package io.github.openaiassistants.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.failure.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Where a decoder gives up, and what it holds until then.
 */
class SseDecoderLimitTests {

	private static final int LIMIT = 100;

	@ParameterizedTest
	@ValueSource(strings = { "event: sixsix\ndata: #\n\n", "event:sixsix\ndata: #\n\n", "event: sixsix\rdata: #\r\r",
			"data: #\nevent: sixsix\n\n", "event: sixsix\n: comment\ndata: #\n\n",
			"event: one\nevent: sixsix\ndata: #\n\n", "event: x\ndata: y\n\nevent: sixsix\ndata: #\n\n" })
	void eventOfNameAndDataAtTheLimitPasses(String shape) {
		assertPasses(shape, LIMIT - 6);
		assertFails(shape, LIMIT - 6 + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "event: a\ndata: #\n\n", "data: #\n\n", "event: a\rdata: #\r\r",
			"event: a\r\ndata: #\r\n\r\n", "event: #\ndata: b\n\n", "event: #\n\n", "unknow: #\n\n", "id: 12#\n\n" })
	void lineAtTheLimitPasses(String shape) {
		int rest = shape.lines().filter((line) -> line.contains("#")).findFirst().orElseThrow().length() - 1;
		assertPasses(shape, LIMIT - rest);
		assertFails(shape, LIMIT - rest + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { ":#\n\n", ": #\r", "event: a\n: #\ndata: b\n\n" })
	void commentAtTheLimitPasses(String shape) {
		int rest = shape.contains(": #") ? 2 : 1;
		assertPasses(shape, LIMIT - rest);
		assertFails(shape, LIMIT - rest + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "event: thread.message.delta\ndata: #\n\n", "event:thread.message.delta\ndata: #\n\n" })
	void longNameIsCountedWithItsData(String shape) {
		int name = "thread.message.delta".length();
		assertPasses(shape, LIMIT - name);
		assertFails(shape, LIMIT - name + 1);
	}

	@Test
	void bytesAreCountedNotCharacters() {
		assertPasses("event: a\ndata: #\n\n".replace("#", "\u20ac".repeat(31)), 0);
		assertFails("event: a\ndata: #\n\n".replace("#", "\u20ac".repeat(32)), 0);
	}

	@Test
	void joinedDataLinesAreCountedWithTheirLineFeeds() {
		String line = "data: " + "x".repeat(49) + "\n";
		assertPasses(line + line + "data:#\n\n", 0);
		assertFails(line + line + "data:#\n\n", 1);
	}

	@Test
	void everyEventIsCountedAnew() {
		String event = "event: a\ndata: " + "x".repeat(LIMIT - 6) + "\n\n";
		SseDecoder decoder = new SseDecoder(LIMIT);
		assertThat(Decoding.decode(decoder, bytes(event.repeat(50)))).hasSize(50);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "data: ", "event: ", "event: a\ndata: ", "event:a\ndata:", "x", "\r", ":", "event: a\n:" })
	void endlessLineFailsEarly(String start) {
		SseDecoder decoder = new SseDecoder(64 * 1024);
		assertThat(Decoding.feed(decoder, start)).isEmpty();
		assertThat(piecesUntilFailure(decoder, "x".repeat(1024))).isBetween(64, 65);
	}

	@Test
	void manySmallDataLinesFail() {
		SseDecoder decoder = new SseDecoder(64 * 1024);
		assertThat(piecesUntilFailure(decoder, "data: x\n".repeat(128))).isEqualTo(257);
	}

	@Test
	void manyEmptyDataLinesFail() {
		SseDecoder decoder = new SseDecoder(64 * 1024);
		assertThat(piecesUntilFailure(decoder, "data\n".repeat(1024))).isEqualTo(65);
	}

	@Test
	void endlessBlockOfReplacedFieldsIsHarmless() {
		SseDecoder decoder = new SseDecoder(LIMIT);
		byte[] piece = bytes("event: name\nid: 7\nretry: 1\nunknown: x\n".repeat(100));
		assertThatNoException().isThrownBy(() -> {
			for (int i = 0; i < 100; i++) {
				Decoding.feed(decoder, ByteBuffer.wrap(piece));
			}
		});
	}

	@Test
	void longStreamOfCommentsIsHarmless() {
		SseDecoder decoder = new SseDecoder(LIMIT);
		byte[] piece = bytes((": " + "ping ".repeat(18) + "\n").repeat(100));
		for (int i = 0; i < 200; i++) {
			assertThat(Decoding.feed(decoder, ByteBuffer.wrap(piece))).isEmpty();
		}
		assertThat(Decoding.feed(decoder, "data: a\n\n")).containsExactly(DecodedEvent.message("a"));
	}

	@Test
	void framesBeforeTheFailureAreReturned() {
		SseDecoder decoder = new SseDecoder(LIMIT);
		decoder.feed(ByteBuffer.wrap(bytes("event: a\ndata: b\n\ndata: c\n\ndata: " + "x".repeat(LIMIT) + "\n\n")));
		assertThat(decoder.next()).extracting(SseFrame::data).isEqualTo("b");
		assertThat(decoder.next()).extracting(SseFrame::data).isEqualTo("c");
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(decoder::next);
	}

	@Test
	void failedDecoderFailsInTheSameWayForEver() {
		SseDecoder decoder = new SseDecoder(LIMIT);
		decoder.feed(ByteBuffer.wrap(bytes("data: " + "secret".repeat(LIMIT))));
		LimitExceededException failure = new LimitExceededException("none", "none");
		try {
			decoder.next();
		}
		catch (LimitExceededException ex) {
			failure = ex;
		}
		assertThat(failure.limit()).isEqualTo("limits.event-size");
		assertThat(failure).hasMessageContaining("100 bytes").hasMessageNotContaining("secret");
		assertThatThrownBy(decoder::next).isSameAs(failure);
		assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(bytes("\n\n")))).isSameAs(failure);
		assertThatThrownBy(decoder::next).isSameAs(failure);
		assertThat(decoder.idle()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "event: a\ndata: #\n\n", "event: a\r\ndata: #\r\n\r\n" })
	void littleIsHeldAfterALargeEvent(String shape) {
		SseDecoder decoder = new SseDecoder(16 * 1024 * 1024);
		Decoding.feed(decoder, shape.replace("#", "x".repeat(1024 * 1024)));
		decoder.feed(ByteBuffer.wrap(bytes(shape)));
		SseFrame frame = decoder.next();
		assertThat(frame).extracting(SseFrame::bytes).satisfies((array) -> assertThat(array).hasSizeBetween(1, 512));
		assertThat(decoder.next()).isNull();
		assertThat(frame).extracting(SseFrame::bytes).satisfies((array) -> assertThat(array).isEmpty());
	}

	// A scan or a copy that began anew with every piece would take minutes.
	@ParameterizedTest
	@ValueSource(strings = { "event: ", "event: a\ndata: ", "event: a\r\ndata: ", "data: b\ndata: " })
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void largeEventInSmallPiecesTakesLinearTime(String start) {
		int size = 8 * 1024 * 1024;
		SseDecoder decoder = new SseDecoder(2 * size);
		assertThat(Decoding.feed(decoder, start)).isEmpty();
		byte[] piece = bytes("x".repeat(32));
		for (int i = 0; i < size / piece.length; i++) {
			decoder.feed(ByteBuffer.wrap(piece));
			if (decoder.next() != null) {
				assertThat(i).as("pieces before the event").isEqualTo(size / piece.length);
			}
		}
		assertThat(Decoding.feed(decoder, "\ndata: end\n\n")).singleElement()
			.satisfies((event) -> assertThat(event.name().length() + event.data().length()).isGreaterThan(size));
	}

	private static void assertPasses(String shape, int fill) {
		byte[] body = bytes(shape.replace("#", "x".repeat(fill)));
		List<DecodedEvent> expected = ReferenceParser.parse(body);
		for (int[] cuts : ways(body)) {
			assertThat(Decoding.decode(new SseDecoder(LIMIT), body, cuts)).isEqualTo(expected);
		}
	}

	private static void assertFails(String shape, int fill) {
		byte[] body = bytes(shape.replace("#", "x".repeat(fill)));
		for (int[] cuts : ways(body)) {
			assertThatExceptionOfType(LimitExceededException.class).as("cuts %s", Arrays.toString(cuts))
				.isThrownBy(() -> Decoding.decode(new SseDecoder(LIMIT), body, cuts));
		}
	}

	private static List<int[]> ways(byte[] body) {
		List<int[]> ways = new ArrayList<>();
		for (int cut = 0; cut < body.length; cut++) {
			ways.add(new int[] { cut });
		}
		ways.add(Decoding.everyByte(body));
		return ways;
	}

	private static int piecesUntilFailure(SseDecoder decoder, String piece) {
		for (int pieces = 1; pieces <= 1000; pieces++) {
			try {
				Decoding.feed(decoder, piece);
			}
			catch (LimitExceededException ex) {
				return pieces;
			}
		}
		return -1;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

package io.github.openaiassistants.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decodes a body cut in every way that matters.
 */
final class Decoding {

	private static final int LIMIT = 1 << 20;

	private Decoding() {
	}

	// Decode the body whole, cut once at every position, and byte by byte, and expect the
	// same every time. Byte by byte each event must be there with its last byte.
	// @param body the body, its characters written as UTF-8
	// @param expected the events
	static void assertEvents(String body, DecodedEvent... expected) {
		assertEvents(body.getBytes(StandardCharsets.UTF_8), List.of(expected));
	}

	static void assertEvents(byte[] body, List<DecodedEvent> expected) {
		String described = describe(body);
		assertThat(ReferenceParser.parse(body)).as("reference for %s", described).isEqualTo(expected);
		assertThat(decode(body)).as("%s whole", described).isEqualTo(expected);
		for (int cut = 1; cut < body.length; cut++) {
			assertThat(decode(body, cut)).as("%s cut at %d", described, cut).isEqualTo(expected);
		}
		assertThat(decode(body, everyByte(body))).as("%s byte by byte", described).isEqualTo(expected);
		assertNothingIsLate(body);
	}

	// Decode a body that is cut at some positions.
	// @param body the body
	// @param cuts the positions, ascending
	// Returns the events
	static List<DecodedEvent> decode(byte[] body, int... cuts) {
		return decode(new SseDecoder(LIMIT), body, cuts);
	}

	static List<DecodedEvent> decode(SseDecoder decoder, byte[] body, int... cuts) {
		List<DecodedEvent> events = new ArrayList<>();
		int from = 0;
		for (int cut : cuts) {
			events.addAll(feed(decoder, piece(body, from, cut)));
			from = cut;
		}
		events.addAll(feed(decoder, piece(body, from, body.length)));
		return events;
	}

	static List<DecodedEvent> feed(SseDecoder decoder, ByteBuffer piece) {
		List<DecodedEvent> events = new ArrayList<>();
		decoder.feed(piece);
		assertThat(piece.hasRemaining()).isFalse();
		SseFrame frame = decoder.next();
		while (frame != null) {
			events.add(DecodedEvent.of(frame));
			frame = decoder.next();
		}
		return events;
	}

	static List<DecodedEvent> feed(SseDecoder decoder, String piece) {
		return feed(decoder, ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
	}

	static int[] everyByte(byte[] body) {
		return IntStream.range(1, Math.max(1, body.length)).toArray();
	}

	static int[] randomCuts(Random random, byte[] body, int count) {
		return random.ints(count, 0, body.length + 1).sorted().toArray();
	}

	static String describe(byte[] body) {
		StringBuilder described = new StringBuilder("\"");
		for (byte each : body) {
			switch (each) {
				case '\n' -> described.append("\\n");
				case '\r' -> described.append("\\r");
				default -> described.append(
						(each >= ' ' && each < 0x7f) ? String.valueOf((char) each) : String.format("\\x%02x", each));
			}
		}
		return described.append('"').toString();
	}

	private static void assertNothingIsLate(byte[] body) {
		SseDecoder decoder = new SseDecoder(LIMIT);
		int decoded = 0;
		for (int length = 1; length <= body.length; length++) {
			decoded += feed(decoder, piece(body, length - 1, length)).size();
			int complete = ReferenceParser.parse(Arrays.copyOf(body, length)).size();
			assertThat(decoded).as("events in the first %d bytes of %s", length, describe(body)).isEqualTo(complete);
		}
	}

	// Network buffers are often direct, and seldom begin at the start of their memory.
	private static ByteBuffer piece(byte[] body, int from, int to) {
		if ((from & 1) == 0) {
			return ByteBuffer.wrap(body, from, to - from).asReadOnlyBuffer();
		}
		ByteBuffer direct = ByteBuffer.allocateDirect(to - from + 3).position(3);
		direct.put(body, from, to - from).position(3);
		return direct;
	}

}

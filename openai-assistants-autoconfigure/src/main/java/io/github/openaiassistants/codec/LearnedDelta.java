package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import io.github.openaiassistants.sse.SseFrame;
import io.github.openaiassistants.sse.SseTemplate;

/**
 * Reads deltas that differ from an earlier one in their piece of text only, without
 * parsing them. One for each kind of delta of a stream.
 * <p>
 * This is exact: what stands before and after the text is the same, byte for byte, so a
 * parser would be in the same state where the text begins, and what is between the
 * quotation marks is checked to be the inside of one string. That the bytes in the middle
 * are the text, and nothing else of the delta depends on them, is not concluded but
 * tried: the earlier delta is parsed once more with another text in their place.
 */
final class LearnedDelta {

	private static final String OTHER = "another text";

	private static final byte[] OTHER_BYTES = OTHER.getBytes(StandardCharsets.US_ASCII);

	// Longer ones are rare, and for the parser and its limits
	private static final int LONGEST = 16 * 1024;

	// Where each delta looks different, or is full of its text, nothing can be learned
	private static final int LESSONS = 16;

	private final String name;

	private final DeltaPiece piece;

	private final Function<byte[], Object> parser;

	private @Nullable SseTemplate template;

	private @Nullable Object example;

	// Since one was of use
	private int lessons;

	/**
	 * Begin without an example.
	 * @param name the name of the event
	 * @param piece where the text is
	 * @param parser parses a delta
	 */
	LearnedDelta(String name, DeltaPiece piece, Function<byte[], Object> parser) {
		this.name = name;
		this.piece = piece;
		this.parser = parser;
	}

	@Nullable SseTemplate template() {
		return this.template;
	}

	/**
	 * Read a delta that was found by the template.
	 * @param frame the delta
	 * @return the delta, or {@code null} when it was found otherwise
	 */
	@Nullable Object readExpected(SseFrame frame) {
		SseTemplate around = this.template;
		String text = (around != null && frame.dataLength() <= LONGEST) ? frame.part(around) : null;
		return (text != null) ? like(text) : null;
	}

	/**
	 * Read a delta that was found otherwise: its text has escapes, or came in two pieces.
	 * @param frame the delta
	 * @return the delta, or {@code null} when it is not like the example
	 */
	@Nullable Object read(SseFrame frame) {
		int offset = frame.dataOffset();
		int length = frame.dataLength();
		SseTemplate around = this.template;
		if (around == null || length > LONGEST || !around.surrounds(frame.bytes(), offset, length)) {
			return null;
		}
		String text = JsonText.read(frame.bytes(), around.partOffset(offset), around.partEnd(offset + length));
		return (text != null) ? like(text) : null;
	}

	private @Nullable Object like(String text) {
		this.lessons = 0;
		return (this.example != null) ? this.piece.with(this.example, text) : null;
	}

	/**
	 * Learn from a delta that was parsed.
	 * @param bytes has the delta
	 * @param offset where it begins
	 * @param length the number of bytes
	 * @param read what it was parsed to
	 */
	void learn(byte[] bytes, int offset, int length, Object read) {
		String text = (this.lessons < LESSONS && length <= LONGEST) ? this.piece.of(read) : null;
		// The trial shows nothing if the texts are the same
		if (text == null || text.equals(OTHER)) {
			return;
		}
		byte[] json = Arrays.copyOfRange(bytes, offset, offset + length);
		int at = 0;
		while (at < length && this.lessons < LESSONS) {
			if (json[at] != '"') {
				at++;
				continue;
			}
			int end = endOfString(json, at);
			if (text.equals(JsonText.read(json, at + 1, end)) && keep(json, at + 1, end, read)) {
				return;
			}
			at = end + 1;
		}
	}

	private static int endOfString(byte[] json, int start) {
		int at = start + 1;
		while (json[at] != '"') {
			at += (json[at] == '\\') ? 2 : 1;
		}
		return at;
	}

	private boolean keep(byte[] json, int from, int to, Object read) {
		this.lessons++;
		byte[] other = new byte[from + OTHER_BYTES.length + json.length - to];
		System.arraycopy(json, 0, other, 0, from);
		System.arraycopy(OTHER_BYTES, 0, other, from, OTHER_BYTES.length);
		System.arraycopy(json, to, other, from + OTHER_BYTES.length, json.length - to);
		SseTemplate around = SseTemplate.of(this.name, json, from, to);
		if (around == null || !isParsedTo(this.piece.with(read, OTHER), other)) {
			return false;
		}
		this.template = around;
		this.example = read;
		return true;
	}

	private boolean isParsedTo(Object expected, byte[] json) {
		try {
			return expected.equals(this.parser.apply(json));
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}

package io.github.openaiassistants.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

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

	private static final byte[] NOTHING = {};

	// Longer ones are rare, and for the parser and its limits
	private static final int LONGEST = 16 * 1024;

	// Where each delta looks different, or is full of its text, nothing can be learned
	private static final int LESSONS = 16;

	private final DeltaPiece piece;

	private final Function<byte[], Object> parser;

	private byte[] before = NOTHING;

	private byte[] after = NOTHING;

	private @Nullable Object example;

	// Since one was of use
	private int lessons;

	/**
	 * Begin without an example.
	 * @param piece where the text is
	 * @param parser parses a delta
	 */
	LearnedDelta(DeltaPiece piece, Function<byte[], Object> parser) {
		this.piece = piece;
		this.parser = parser;
	}

	/**
	 * Read a delta.
	 * @param bytes has the delta, in well-formed UTF-8
	 * @param offset where it begins
	 * @param length the number of bytes
	 * @return the delta, or {@code null} when it is not like the example
	 */
	@Nullable Object read(byte[] bytes, int offset, int length) {
		Object like = this.example;
		int from = offset + this.before.length;
		int to = offset + length - this.after.length;
		if (like == null || to < from || to - from > LONGEST
				|| !Arrays.equals(bytes, to, offset + length, this.after, 0, this.after.length)
				|| !Arrays.equals(bytes, offset, from, this.before, 0, this.before.length)) {
			return null;
		}
		String text = JsonText.read(bytes, from, to);
		if (text == null) {
			return null;
		}
		this.lessons = 0;
		return this.piece.with(like, text);
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
		if (!isParsedTo(this.piece.with(read, OTHER), other)) {
			return false;
		}
		this.before = Arrays.copyOf(json, from);
		this.after = Arrays.copyOfRange(json, to, json.length);
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

package io.github.openaiassistants.codec;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the readers of deltas have in common. {@code null} always means that the delta is
 * not of the usual shape, and that the general codec has to read it.
 */
final class DeltaTokens {

	private DeltaTokens() {
	}

	/**
	 * Read the next value as a string.
	 * @param parser the source
	 * @param former what an earlier member of the same name had
	 * @return the string, or {@code null}
	 */
	static @Nullable String string(JsonParser parser, @Nullable Object former) {
		return (former == null && parser.nextToken() == JsonToken.VALUE_STRING) ? parser.getString() : null;
	}

	/**
	 * Read the next value as one certain string, without a copy of it.
	 * @param parser the source
	 * @param former what an earlier member of the same name had
	 * @param expected the string
	 * @return the expected string, or {@code null}
	 */
	static @Nullable String constant(JsonParser parser, @Nullable Object former, String expected) {
		if (former != null || parser.nextToken() != JsonToken.VALUE_STRING
				|| parser.getStringLength() != expected.length()) {
			return null;
		}
		char[] characters = parser.getStringCharacters();
		int offset = parser.getStringOffset();
		for (int i = 0; i < expected.length(); i++) {
			if (characters[offset + i] != expected.charAt(i)) {
				return null;
			}
		}
		return expected;
	}

	static @Nullable Integer index(JsonParser parser, @Nullable Object former) {
		return (former == null && parser.nextToken() == JsonToken.VALUE_NUMBER_INT
				&& parser.getNumberType() == JsonParser.NumberType.INT) ? parser.getIntValue() : null;
	}

	static boolean object(JsonParser parser, @Nullable Object former) {
		return former == null && parser.nextToken() == JsonToken.START_OBJECT;
	}

	static boolean array(JsonParser parser, @Nullable Object former) {
		return former == null && parser.nextToken() == JsonToken.START_ARRAY;
	}

	static <T> @Nullable List<T> emptyArray(JsonParser parser, @Nullable Object former) {
		return (array(parser, former) && parser.nextToken() == JsonToken.END_ARRAY) ? List.of() : null;
	}

}

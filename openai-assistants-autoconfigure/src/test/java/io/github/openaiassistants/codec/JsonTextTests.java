package io.github.openaiassistants.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts are read as a parser reads them, or not at all.
 */
class JsonTextTests {

	private static final List<String> PIECES = List.of("a", " ", "word ", "é", "日本", "🌧", "\\n", "\\\"", "\\\\", "\\/",
			"\\b", "\\f", "\\r", "\\t", "\\u0041", "\\u00e9", "\\u20AC", "\\ud83c\\udf27", "\\uD83D\\uDE00", "\\ud83c",
			"\\udf27", "\\u0000", "\\u12", "\\x", "\\", "\"", "\u0000", "\u001f", "\u007f", "\n", "eight888");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false,
			value = { "``|``", "plain|plain", "a\\nb|`a\nb`", "\\u00e9t\\u00C9|étÉ", "\\ud83c\\udf27|🌧", "\\\"|\"",
					"日本 \\\\ \\/|日本 \\ /" })
	void textIsRead(String json, String text) {
		assertThat(read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"", "a\"b", "\\", "a\\", "\\u", "\\u00", "\\u00g0", "\\x", "\n", "a\tb", "\\ud83c",
			"\\ud83c\\u0041", "\\udf27", "\\ud83c\\", "\\ud83cxudf27", "\\ud83c\\n", "a\\u00\"",
			"\uff10" + "\\u\uff10" })
	void otherThingsAreLeftToTheParser(String json) {
		assertThat(read(json.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@Test
	void whatIsReadIsWhatAParserReads() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		int read = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] json = json(random);
			String text = read(json);
			if (text != null) {
				read++;
				assertThat(text).as(() -> "seed " + seed + ": " + new String(json, StandardCharsets.UTF_8))
					.isEqualTo(parsed(json));
			}
		}
		assertThat(read).isBetween(1_000, 19_000);
	}

	// At an offset, and not at the end, as in the memory of a decoder
	private static @Nullable String read(byte[] json) {
		byte[] bytes = new byte[json.length + 20];
		System.arraycopy(json, 0, bytes, 7, json.length);
		return JsonText.read(bytes, 7, 7 + json.length);
	}

	private static @Nullable String parsed(byte[] json) {
		byte[] string = ('"' + new String(json, StandardCharsets.UTF_8) + '"').getBytes(StandardCharsets.UTF_8);
		try {
			JsonNode tree = Streams.JSON.readTree(string, 0, string.length);
			return tree.isString() ? tree.stringValue() : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static byte[] json(Random random) {
		ByteArrayOutputStream json = new ByteArrayOutputStream();
		for (int i = random.nextInt(8); i >= 0; i--) {
			// Most are texts
			int pieces = (random.nextInt(4) == 0) ? PIECES.size() : 19;
			json.writeBytes(PIECES.get(random.nextInt(pieces)).getBytes(StandardCharsets.UTF_8));
		}
		return json.toByteArray();
	}

}

package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform's own decoder is the measure of what is well-formed.
 */
class Utf8Tests {

	// the edges of every range in the definition of UTF-8
	private static final int[] EDGES = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0,
			0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff };

	@Test
	void allPairsOfBytes() {
		for (int i = 0; i < 0x10000; i++) {
			assertAgrees((byte) (i >>> 8), (byte) i);
		}
	}

	@Test
	void allFoursOfBytesAtTheEdges() {
		for (int a : EDGES) {
			for (int b : EDGES) {
				for (int c : EDGES) {
					for (int d : EDGES) {
						assertAgrees((byte) a, (byte) b, (byte) c, (byte) d);
					}
				}
			}
		}
	}

	@Test
	void everyCharacterIsWellFormed() {
		for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
			if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
				byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
				if (!Utf8.isWellFormed(bytes, 0, bytes.length)) {
					assertThat(codePoint).as("code point").isNull();
				}
			}
		}
	}

	@Test
	void onlyTheRangeIsLookedAt() {
		byte[] bytes = { (byte) 0xff, 'a', (byte) 0xc3, (byte) 0xa9, (byte) 0xff };
		assertThat(Utf8.isWellFormed(bytes, 1, 3)).isTrue();
		assertThat(Utf8.isWellFormed(bytes, 1, 2)).isFalse();
		assertThat(Utf8.isWellFormed(bytes, 1, 4)).isFalse();
		assertThat(Utf8.isWellFormed(bytes, 0, 0)).isTrue();
	}

	private static void assertAgrees(byte... bytes) {
		byte[] replaced = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
		if (Utf8.isWellFormed(bytes, 0, bytes.length) != Arrays.equals(bytes, replaced)) {
			assertThat(bytes).as("replaced by the platform").isEqualTo(replaced);
			assertThat(bytes).as("well-formed for the platform").isNull();
		}
	}

}

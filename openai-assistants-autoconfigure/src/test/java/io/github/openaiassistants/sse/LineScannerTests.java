package io.github.openaiassistants.sse;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Eight bytes a step must find what one byte a step finds.
 */
class LineScannerTests {

	@Test
	void wordHasItsFirstByteLowest() {
		byte[] bytes = "xabcdefgh".getBytes(StandardCharsets.US_ASCII);
		assertThat(LineScanner.word(bytes, 1)).isEqualTo(0x6867666564636261L);
	}

	@Test
	void asciiIsToldUntilReset() {
		byte[] bytes = "a\u00e9\nplain\n........".getBytes(StandardCharsets.UTF_8);
		LineScanner scanner = new LineScanner();
		assertThat(scanner.find(bytes, 0, 10)).isEqualTo(3);
		assertThat(scanner.ascii()).isFalse();
		assertThat(scanner.find(bytes, 4, 10)).isEqualTo(9);
		assertThat(scanner.ascii()).isFalse();
		scanner.reset();
		assertThat(scanner.find(bytes, 4, 10)).isEqualTo(9);
		assertThat(scanner.ascii()).isTrue();
	}

	@Test
	void firstLineEndIsFoundAndNoHighBitIsMissed() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		byte[] alphabet = { '\n', '\r', 0, '\t', 0x0b, 0x0c, 0x0e, ' ', 'a', 'b', 'c', (byte) 0x8a, (byte) 0x8d,
				(byte) 0xff };
		for (int i = 0; i < 50_000; i++) {
			byte[] bytes = new byte[40 + LineScanner.SLACK];
			int dull = random.nextInt(20);
			for (int k = 0; k < bytes.length; k++) {
				bytes[k] = (random.nextInt(20) < dull) ? (byte) 'x' : alphabet[random.nextInt(alphabet.length)];
			}
			int from = random.nextInt(20);
			int end = from + random.nextInt(20);
			int expected = from;
			while (expected < end && bytes[expected] != '\n' && bytes[expected] != '\r') {
				expected++;
			}
			LineScanner scanner = new LineScanner();
			int found = scanner.find(bytes, from, end);
			int line = expected;
			assertThat(found).as("seed %d", seed).isEqualTo((line < end) ? line : -1);
			if (scanner.ascii()) {
				for (int k = from; k < line; k++) {
					assertThat(bytes[k]).as("seed %d", seed).isGreaterThanOrEqualTo((byte) 0);
				}
			}
		}
	}

}

package io.github.openaiassistants.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much memory is held for what was received.
 */
class ScratchTests {

	private static final int LIMIT = 1024 * 1024;

	private final Scratch scratch = new Scratch(LIMIT);

	@Test
	void nothingIsHeldBeforeTheFirstByte() {
		assertThat(this.scratch.bytes()).isEmpty();
	}

	@Test
	void bytesFollowEachOther() {
		append("abc");
		append("def");
		assertThat(held()).isEqualTo("abcdef");
		this.scratch.consumeTo(this.scratch.start() + 2);
		append("g".repeat(1000));
		assertThat(held()).isEqualTo("cdef" + "g".repeat(1000));
	}

	@Test
	void wordFitsBehindTheLastByte() {
		for (int i = 0; i < 5000; i++) {
			append("x");
			assertThat(this.scratch.bytes().length - this.scratch.end()).isGreaterThanOrEqualTo(8);
		}
	}

	@Test
	void littleIsHeldBetweenFrames() {
		append("x".repeat(100_000));
		this.scratch.consumeTo(this.scratch.end());
		this.scratch.settle();
		assertThat(this.scratch.bytes()).hasSizeLessThanOrEqualTo(512);
	}

	@Test
	void tailOfACutFrameIsKept() {
		append("x".repeat(100_000) + "tail");
		this.scratch.consumeTo(100_000);
		this.scratch.settle();
		assertThat(this.scratch.bytes()).hasSizeLessThanOrEqualTo(512);
		append(" and more");
		assertThat(held()).isEqualTo("tail and more");
	}

	@Test
	void longTailOfACutFrameIsKept() {
		append("x".repeat(10_000) + "y".repeat(2000));
		this.scratch.consumeTo(10_000);
		this.scratch.settle();
		append("z".repeat(20_000));
		assertThat(held()).isEqualTo("y".repeat(2000) + "z".repeat(20_000));
	}

	@Test
	void roomIsMadeWithoutGrowingWhenBytesWereConsumed() {
		append("x".repeat(8192));
		byte[] array = this.scratch.bytes();
		for (int i = 0; i < 100; i++) {
			this.scratch.consumeTo(this.scratch.end() - 600);
			append("y".repeat(7000));
		}
		assertThat(this.scratch.bytes()).isSameAs(array);
	}

	@Test
	void growthIsBoundedByTheLimit() {
		for (int i = 0; i < LIMIT / 1024; i++) {
			append("x".repeat(1024));
		}
		assertThat(this.scratch.bytes()).hasSizeLessThanOrEqualTo(LIMIT + 64 * 1024);
	}

	@Test
	void nothingIsHeldAfterRelease() {
		append("x".repeat(1000));
		this.scratch.release();
		assertThat(this.scratch.bytes()).isEmpty();
		assertThat(held()).isEmpty();
	}

	private void append(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.scratch.append(bytes.length, ByteBuffer.wrap(bytes)::get);
	}

	private String held() {
		return new String(this.scratch.bytes(), this.scratch.start(), this.scratch.end() - this.scratch.start(),
				StandardCharsets.UTF_8);
	}

}

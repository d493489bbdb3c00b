package io.github.openaiassistants.run;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.run.RunClock.Limit;

import static org.assertj.core.api.Assertions.assertThat;

class RunClockTests {

	private static final RunTimeouts TIMEOUTS = new RunTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(30),
			Duration.ofSeconds(100), Duration.ofSeconds(10), Duration.ofSeconds(1));

	// Any value may come from a nano clock, and it may overflow
	private long now = Long.MAX_VALUE - 5_000_000_000L;

	private final RunClock clock = new RunClock(TIMEOUTS, () -> this.now);

	@Test
	void idleTimeCountsWhileSomethingIsAwaited() {
		this.clock.waiting();
		pass(9);
		assertThat(this.clock.crossed()).isNull();
		assertThat(Duration.ofNanos(this.clock.untilNext())).isEqualTo(Duration.ofSeconds(1));
		pass(1);
		assertThat(this.clock.crossed()).isEqualTo(Limit.IDLE);
	}

	@Test
	void workDoesNotCount() {
		this.clock.waiting();
		pass(5);
		this.clock.working();
		pass(60);
		assertThat(this.clock.crossed()).isNull();
		this.clock.waiting();
		pass(9);
		assertThat(this.clock.crossed()).isNull();
	}

	@Test
	void silenceAddsUpOverBytesWithoutEvents() {
		for (int i = 0; i < 5; i++) {
			this.clock.waiting();
			pass(6);
			assertThat(this.clock.crossed()).isEqualTo((i < 4) ? null : Limit.SILENCE);
			this.clock.working();
		}
	}

	@Test
	void eventBreaksTheSilence() {
		for (int i = 0; i < 10; i++) {
			this.clock.waiting();
			pass(6);
			assertThat(this.clock.crossed()).isNull();
			this.clock.working();
			this.clock.event();
		}
	}

	@Test
	void endThatDoesNotComeIsNoticedBeforeIdleness() {
		this.clock.closing();
		this.clock.waiting();
		pass(1);
		assertThat(this.clock.crossed()).isEqualTo(Limit.CLOSE);
		pass(20);
		assertThat(this.clock.crossed()).isEqualTo(Limit.CLOSE);
	}

	@Test
	void nextStreamStartsAfresh() {
		this.clock.closing();
		this.clock.waiting();
		pass(9);
		this.clock.opened();
		this.clock.waiting();
		pass(9);
		assertThat(this.clock.crossed()).isNull();
	}

	@Test
	void runAsAWholeIsLimitedWhoeverWorks() {
		assertThat(this.clock.isOver()).isFalse();
		pass(100);
		assertThat(this.clock.isOver()).isTrue();
		assertThat(this.clock.crossed()).isEqualTo(Limit.RUN);
		assertThat(this.clock.untilNext()).isZero();
		assertThat(this.clock.sinceStart()).isEqualTo(Duration.ofSeconds(100));
	}

	private void pass(int seconds) {
		this.now += Duration.ofSeconds(seconds).toNanos();
	}

}

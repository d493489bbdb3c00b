package io.github.openaiassistants.backend.responses.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run at a time is active on a thread.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ActiveRunsTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	@Parameter
	private StoreKind kind = StoreKind.MEMORY;

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1790000000));

	private final InstantSource clock = () -> Objects.requireNonNull(this.now.get());

	private ActiveRuns active = ActiveRuns.inMemory(this.clock);

	@BeforeEach
	void create() {
		this.active = this.kind.create(this.clock).active();
	}

	@Test
	void secondRunIsToldOfTheFirst() {
		assertThat(this.active.tryActivate("conv_1", "run_1", LEASE)).isNull();
		assertThat(this.active.tryActivate("conv_1", "run_2", LEASE)).isEqualTo("run_1");
		assertThat(this.active.tryActivate("conv_2", "run_2", LEASE)).isNull();
		assertThat(this.active.find("conv_1")).isEqualTo("run_1");
		assertThat(this.active.find("conv_3")).isNull();
	}

	@Test
	void threadThatIsLetGoIsFree() {
		this.active.tryActivate("conv_1", "run_1", LEASE);
		this.active.release("conv_1", "run_2");
		assertThat(this.active.find("conv_1")).isEqualTo("run_1");
		this.active.release("conv_1", "run_1");
		assertThat(this.active.find("conv_1")).isNull();
		assertThat(this.active.tryActivate("conv_1", "run_2", LEASE)).isNull();
	}

	@Test
	void runIsGivenItsId() {
		this.active.tryActivate("conv_1", "client_1", LEASE);
		assertThat(this.active.rename("conv_1", "client_2", "run_1")).isFalse();
		assertThat(this.active.rename("conv_1", "client_1", "run_1")).isTrue();
		assertThat(this.active.rename("conv_2", "client_1", "run_1")).isFalse();
		assertThat(this.active.find("conv_1")).isEqualTo("run_1");
		this.active.release("conv_1", "client_1");
		assertThat(this.active.find("conv_1")).isEqualTo("run_1");
	}

	@Test
	void runThatIsNotHeardOfLosesTheThread() {
		this.active.tryActivate("conv_1", "run_1", LEASE);
		pass(LEASE.minusMillis(1));
		assertThat(this.active.tryActivate("conv_1", "run_2", LEASE)).isEqualTo("run_1");
		pass(Duration.ofMillis(1));
		assertThat(this.active.find("conv_1")).isNull();
		assertThat(this.active.tryActivate("conv_1", "run_2", LEASE)).isNull();
		assertThat(this.active.tryActivate("conv_1", "run_1", LEASE)).isEqualTo("run_2");
	}

	@Test
	void runCanHoldAThreadLonger() {
		this.active.tryActivate("conv_1", "run_1", LEASE);
		pass(LEASE.minusSeconds(1));
		assertThat(this.active.tryActivate("conv_1", "run_1", LEASE)).isNull();
		pass(LEASE.minusSeconds(1));
		assertThat(this.active.tryActivate("conv_1", "run_2", LEASE)).isEqualTo("run_1");
	}

	@Test
	void oneOfManyRunsIsActive() {
		List<String> answers = race();
		String winner = this.active.find("conv_1");
		assertThat(answers).filteredOn(String::isEmpty).hasSize(1);
		assertThat(answers).filteredOn((answer) -> !answer.isEmpty()).containsOnly(winner);
	}

	@Test
	void oneOfManyRunsTakesAnAbandonedThreadOver() {
		this.active.tryActivate("conv_1", "run_x", LEASE);
		pass(LEASE);
		assertThat(race()).filteredOn(String::isEmpty).hasSize(1);
	}

	private List<String> race() {
		return Race.of(16, (i) -> Objects.requireNonNullElse(this.active.tryActivate("conv_1", "run_" + i, LEASE), ""));
	}

	private void pass(Duration time) {
		this.now.updateAndGet((before) -> before.plus(time));
	}

}

package io.github.openaiassistants.backend.responses.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.model.ListQuery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is forgotten in memory, and what never is.
 */
class InMemoryLimitTests {

	private final StoreKind.Stores stores = StoreKind.memory(() -> Instant.EPOCH, 3);

	@Test
	void finishedRunThatWasNotUsedForTheLongestTimeIsForgotten() {
		RunStore runs = this.stores.runs();
		for (int i = 1; i <= 3; i++) {
			runs.create(Samples.run("run_" + i, "conv_1", "completed"));
		}
		assertThat(runs.find("run_1")).isNotNull();
		runs.create(Samples.run("run_4", "conv_1", "failed"));
		assertThat(runs.find("run_2")).isNull();
		assertThat(runs.list("conv_1", ListQuery.all()).data()).extracting(StoredRun::runId)
			.containsExactly("run_4", "run_3", "run_1");
	}

	@Test
	void activeRunsAreNeverForgotten() {
		RunStore runs = this.stores.runs();
		for (int i = 0; i < 10; i++) {
			runs.create(Samples.run("run_" + i, "conv_" + i, "requires_action"));
		}
		for (int i = 0; i < 10; i++) {
			runs.create(Samples.run("over_" + i, "conv_" + i, "completed"));
		}
		for (int i = 0; i < 10; i++) {
			assertThat(runs.find("run_" + i)).isNotNull();
		}
		assertThat(runs.find("over_6")).isNull();
		assertThat(runs.find("over_7")).isNotNull();
	}

	@Test
	void runThatIsOverCanBeForgotten() {
		RunStore runs = this.stores.runs();
		StoredRun first = Samples.run("run_0", "conv_1", "in_progress");
		runs.create(first);
		assertThat(runs.update(Samples.status(first, "completed"))).isNotNull();
		for (int i = 1; i <= 3; i++) {
			runs.create(Samples.run("run_" + i, "conv_1", "completed"));
		}
		assertThat(runs.find("run_0")).isNull();
	}

	@Test
	void threadThatARunHoldsIsNeverForgotten() {
		ThreadStore threads = this.stores.threads();
		threads.create(StoredThread.begin("conv_1", 0));
		threads.create(StoredThread.begin("conv_2", 0));
		this.stores.active().tryActivate("conv_1", "run_1", Duration.ofMinutes(1));
		threads.link("thread_2", "conv_2");
		threads.create(StoredThread.begin("conv_3", 0));
		threads.append("conv_3", List.of());
		threads.create(StoredThread.begin("conv_4", 0));
		assertThat(threads.find("conv_1")).isNotNull();
		assertThat(threads.find("conv_2")).isNull();
		assertThat(threads.linked("thread_2")).isNull();
		assertThat(threads.find("conv_3")).isNotNull();
		assertThat(threads.find("conv_4")).isNotNull();
	}

	@Test
	void storeGrowsWhenAllThreadsAreHeld() {
		ThreadStore threads = this.stores.threads();
		for (int i = 0; i < 5; i++) {
			this.stores.active().tryActivate("conv_" + i, "run_" + i, Duration.ofMinutes(1));
			assertThat(threads.create(StoredThread.begin("conv_" + i, 0))).isTrue();
		}
		for (int i = 0; i < 5; i++) {
			assertThat(threads.find("conv_" + i)).isNotNull();
		}
	}

}

package io.github.openaiassistants.backend.responses.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.backend.responses.translation.TranslatedRun;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.Usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every store of runs does.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class RunStoreTests {

	@Parameter
	private StoreKind kind = StoreKind.MEMORY;

	private RunStore store = RunStore.inMemory(1);

	@BeforeEach
	void create() {
		this.store = this.kind.create(Clock.systemUTC()).runs();
	}

	@Test
	void runIsFoundAsItWasKept() {
		StoredRun run = waiting().with(List.of(Samples.message("msg_1", "user", null)));
		assertThat(this.store.create(run)).isTrue();
		assertThat(this.store.find("run_1")).isEqualTo(run);
		assertThat(this.store.find("run_2")).isNull();
	}

	@Test
	void runWaitsForItsCalls() {
		StoredRun run = waiting();
		assertThat(run.pendingAction().calls()).hasSize(1);
		assertThat(run.pendingAction().completionTokens()).isEqualTo(2);
		assertThat(run.pendingAction().settings()).isEqualTo(Samples.settings());
	}

	private static StoredRun waiting() {
		RunObject run = Samples.JSON.read("""
				{"id":"run_1","status":"requires_action","required_action":{"type":"submit_tool_outputs",
				"submit_tool_outputs":{"tool_calls":[{"id":"call_1","type":"function",
				"function":{"name":"f","arguments":"{\\"city\\":\\"Århus 🌧\\"}"}}]}}}""", RunObject.class);
		RunStepObject step = Samples.JSON.read("{\"id\":\"step_1\",\"status\":\"in_progress\"}", RunStepObject.class);
		MessageObject message = Samples.JSON.read("{\"id\":\"msg_1\",\"status\":\"completed\"}", MessageObject.class);
		Usage usage = new Usage(1L, 2L, 3L, null, null, null, Map.of());
		return StoredRun.begin("conv_1", Samples.settings(), new TranslatedRun(run, List.of("resp_1", "resp_2"), 7L,
				true, usage, List.of(step), List.of(message), 1, 0, usage), List.of());
	}

	@Test
	void runIsKeptOnce() {
		assertThat(this.store.create(Samples.run("run_1", "conv_1", "queued"))).isTrue();
		assertThat(this.store.create(Samples.run("run_1", "conv_2", "failed"))).isFalse();
		assertThat(this.store.find("run_1")).isEqualTo(Samples.run("run_1", "conv_1", "queued"));
	}

	@Test
	void changeOfAnOldVersionIsRefused() {
		StoredRun first = Samples.run("run_1", "conv_1", "requires_action");
		this.store.create(first);
		StoredRun next = this.store.update(Samples.status(first, "queued", "resp_2"));
		assertThat(next).isNotNull().extracting(StoredRun::version).isEqualTo(1L);
		assertThat(this.store.update(first)).isNull();
		StoredRun found = this.store.find("run_1");
		assertThat(found).isEqualTo(next);
		assertThat(found).isNotNull()
			.extracting(StoredRun::status, (run) -> run.known().responseIds(), (run) -> run.known().background())
			.containsExactly(RunStatus.QUEUED, List.of("resp_run_1", "resp_2"), false);
	}

	@Test
	void runThatIsNotKeptCannotBeChanged() {
		assertThat(this.store.update(Samples.run("run_1", "conv_1", "queued"))).isNull();
	}

	@Test
	void runsOfAThreadAreListedNewestFirst() {
		for (int i = 1; i <= 5; i++) {
			this.store.create(Samples.run("run_" + i, "conv_1", "completed"));
		}
		this.store.create(Samples.run("run_x", "conv_2", "completed"));
		ListPage<StoredRun> page = this.store.list("conv_1", ListQuery.builder().limit(2).build());
		assertThat(page.data()).extracting(StoredRun::runId).containsExactly("run_5", "run_4");
		assertThat(page.hasMore()).isTrue();
		page = this.store.list("conv_1", ListQuery.builder().order(SortOrder.ASCENDING).after("run_3").build());
		assertThat(page.data()).extracting(StoredRun::runId).containsExactly("run_4", "run_5");
		assertThat(page.hasMore()).isFalse();
		assertThat(this.store.list("conv_3", ListQuery.all()).data()).isEmpty();
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.store.list("conv_1", ListQuery.builder().after("run_x").build()));
	}

	@Test
	void runsOfAThreadAreForgotten() {
		this.store.create(Samples.run("run_1", "conv_1", "completed"));
		this.store.create(Samples.run("run_2", "conv_1", "queued"));
		this.store.create(Samples.run("run_3", "conv_2", "queued"));
		this.store.deleteAll("conv_1");
		assertThat(this.store.find("run_1")).isNull();
		assertThat(this.store.find("run_2")).isNull();
		assertThat(this.store.find("run_3")).isNotNull();
		assertThat(this.store.list("conv_1", ListQuery.all()).data()).isEmpty();
	}

	@Test
	void outputsOfARunAreSubmittedOnce() {
		StoredRun waiting = Samples.run("run_1", "conv_1", "requires_action");
		this.store.create(waiting);
		List<Boolean> won = Race.of(16, (i) -> {
			StoredRun seen = this.store.find("run_1");
			return seen != null && seen.status().equals(RunStatus.REQUIRES_ACTION)
					&& this.store.update(Samples.status(seen, "queued")) != null;
		});
		assertThat(won).filteredOn((each) -> each).hasSize(1);
	}

	@Test
	void runIsCreatedByOneOfMany() {
		List<Boolean> won = Race.of(16, (i) -> this.store.create(Samples.run("run_1", "conv_" + i, "queued")));
		assertThat(won).filteredOn((each) -> each).hasSize(1);
	}

}

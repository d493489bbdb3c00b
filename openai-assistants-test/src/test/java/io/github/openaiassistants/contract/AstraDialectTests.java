package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Astra Assistants. No recording is public: the dialect is made from the source of the
 * server. Its streams never tell how a run ended, so that only a look-up could; without
 * one, an answer is delivered to its last word and the run is lost nevertheless.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AstraDialectTests {

	private static final RunScript ANSWER = RunScript.answering("One", " two");

	private final ConnectedDialect astra = new ConnectedDialect(Dialect.ASTRA);

	@AfterAll
	void close() {
		this.astra.close();
	}

	@Test
	void endThatTheStreamDoesNotTellIsLookedUp() {
		ObservedRun run = this.astra.run(ANSWER);
		assertThat(run.names()).containsExactly("thread.run.created", "thread.run.queued", "thread.run.in_progress",
				"thread.run.step.created", "thread.run.step.in_progress", "thread.message.created",
				"thread.message.in_progress", "thread.message.delta", "thread.message.delta", "run.recovery_started",
				"thread.message.completed", "thread.run.completed", "run.finished");
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void functionCallIsAnsweredAndItsContinuationDelivered() {
		ObservedRun run = this.astra.run(RunScript.calling(ConnectedDialect.CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather") + " today"));
		assertThat(this.astra.server().requests("POST", "/v1/threads/*/runs/*/submit_tool_outputs")).hasSize(1);
		assertThat(run.names()).containsSubsequence("thread.run.step.delta", "thread.run.requires_action",
				"thread.run.queued", "thread.run.in_progress", "thread.message.delta", "run.finished");
		assertThat(ConnectedDialect.text(run)).isEqualTo("It is sunny today");
		assertThat(ConnectedDialect.events(run, ThreadMessageDelta.class)).extracting(AstraDialectTests::index)
			.containsExactly(0, 1, 2, 3);
	}

	@Test
	void timesInMillisecondsAreReadable() {
		ThreadRunCreated created = ConnectedDialect.event(this.astra.run(ANSWER), ThreadRunCreated.class);
		assertThat(created.data().createdAt()).isGreaterThan(1_000_000_000_000L);
	}

	@Test
	void errorThatEndsTheStreamWithoutAWordIsRecovered() {
		ObservedRun run = this.astra.run(ANSWER.error("server_error", "Oops"));
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void cutStreamIsRecovered() {
		ObservedRun run = this.astra.run(ANSWER.cutAfter(8, StreamEnd.RESET));
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void refusalIsUnderstood() {
		ObservedRun run = ObservedRun.of(this.astra.application(),
				this.astra.application()
					.streamer()
					.createThreadAndRun(CreateThreadAndRunRequest.of("asst_unknown", "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.failure()).isInstanceOfSatisfying(ApiException.class, (ex) -> {
			assertThat(ex.status()).isEqualTo(404);
			assertThat(ex.error().body()).startsWith("{\"detail\":");
		});
	}

	private static Integer index(ThreadMessageDelta event) {
		List<?> content = Objects.requireNonNull(Objects.requireNonNull(event.data().delta()).content());
		return Objects.requireNonNull(((TextContent) content.get(0)).index());
	}

}

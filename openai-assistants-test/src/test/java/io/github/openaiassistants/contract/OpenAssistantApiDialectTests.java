package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageInProgress;
import io.github.openaiassistants.event.ThreadRunInProgress;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Open Assistant API. No recording is public: the dialect is made from the source of the
 * server and of the library that writes its streams.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAssistantApiDialectTests {

	private static final RunScript ANSWER = RunScript.answering("One", " two");

	private final ConnectedDialect api = new ConnectedDialect(Dialect.OPEN_ASSISTANT_API);

	@AfterAll
	void close() {
		this.api.close();
	}

	@Test
	void answerIsDeliveredInOrder() {
		ObservedRun run = this.api.run(ANSWER);
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).containsExactly("thread.run.created", "thread.run.queued", "thread.run.in_progress",
				"thread.run.step.created", "thread.run.step.in_progress", "thread.message.created",
				"thread.message.in_progress", "thread.message.delta", "thread.message.delta",
				"thread.message.in_progress", "thread.message.completed", "thread.run.step.completed",
				"thread.run.completed", "run.finished");
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
	}

	@Test
	void messageThatDoesNotExistBelongsToTheRunNevertheless() {
		ObservedRun run = this.api.run(ANSWER);
		ThreadMessageInProgress usage = ConnectedDialect.events(run, ThreadMessageInProgress.class).get(1);
		assertThat(usage.data().id()).isEmpty();
		assertThat(usage.data().metadata()).containsKey("usage");
		assertThat(usage.meta().threadId()).startsWith("thread_");
		assertThat(run.finished().meta().threadId()).isEqualTo(usage.meta().threadId());
	}

	@Test
	void timesAreReadWithoutTheirFractions() {
		ThreadRunInProgress event = ConnectedDialect.event(this.api.run(ANSWER), ThreadRunInProgress.class);
		assertThat(event.data().createdAt()).isBetween(1_700_000_000L, 10_000_000_000L);
		assertThat(event.data().startedAt()).isBetween(1_700_000_000L, 10_000_000_000L);
		JsonNode raw = Objects.requireNonNull(event.data().extra().get("created_at"));
		assertThat(raw.decimalValue()).isEqualByComparingTo(event.data().createdAt() + ".25");
	}

	@Test
	void functionCallIsAnsweredAlthoughTheRunIsSaidToBeCompleted() {
		ObservedRun run = this.api.run(RunScript.calling(ConnectedDialect.CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).containsSubsequence("thread.run.requires_action", "thread.run.completed",
				"thread.run.step.completed", "thread.run.queued", "thread.message.delta", "thread.run.completed",
				"run.finished");
		assertThat(ConnectedDialect.text(run)).isEqualTo("It is sunny");
	}

	@Test
	void runThatNobodyAnswersIsNotCompleted() {
		try (ConnectedDialect silent = new ConnectedDialect(Dialect.OPEN_ASSISTANT_API, List.of())) {
			ObservedRun run = silent.run(RunScript.calling(ConnectedDialect.CALL));
			assertThat(run.names()).containsSubsequence("thread.run.requires_action", "thread.run.completed");
			assertThat(run.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
		}
	}

	@Test
	void failureThatCutsTheConnectionIsLookedUp() {
		ObservedRun run = this.api.run(ANSWER.failing("server_error", "Oops"));
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
	}

	@Test
	void errorThatCutsTheConnectionIsRecovered() {
		ObservedRun run = this.api.run(ANSWER.error("server_error", "Oops"));
		assertThat(run.names()).doesNotContain("error");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void cutStreamIsRecovered() {
		ObservedRun run = this.api.run(ANSWER.cutAfter(8, StreamEnd.END_OF_BODY));
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

}

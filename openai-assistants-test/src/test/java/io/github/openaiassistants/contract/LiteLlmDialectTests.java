package io.github.openaiassistants.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * LiteLLM's proxy. No recording of its assistants streams is public: the dialect is made
 * from the source of the proxy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiteLlmDialectTests {

	private static final RunScript ANSWER = RunScript.answering("One", " two");

	private final ConnectedDialect litellm = new ConnectedDialect(Dialect.LITELLM);

	@AfterAll
	void close() {
		this.litellm.close();
	}

	@Test
	void eventsWithoutNamesAreTypedAndInOrder() {
		ObservedRun run = this.litellm.run(ANSWER);
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).containsExactly("thread.run.created", "thread.run.queued", "thread.run.in_progress",
				"thread.run.step.created", "thread.run.step.in_progress", "thread.message.created",
				"thread.message.in_progress", "thread.message.delta", "thread.message.delta",
				"thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done",
				"run.finished");
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
	}

	@Test
	void missingEndMarkerIsNotMissed() {
		ObservedRun run = this.litellm.run(ANSWER.withoutDone());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).endsWith("thread.run.completed", "run.finished");
	}

	@Test
	void errorWithoutNameIsAnErrorEvent() {
		ObservedRun run = this.litellm.run(ANSWER.error("server_error", "The upstream server is gone"));
		assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		ErrorEvent error = ConnectedDialect.event(run, ErrorEvent.class);
		assertThat(error.data().message()).isEqualTo("The upstream server is gone");
		assertThat(error.data().code()).isEqualTo("500");
		assertThat(run.failure()).isExactlyInstanceOf(StreamLostException.class);
	}

	@Test
	void failedRunIsFailed() {
		ObservedRun run = this.litellm.run(ANSWER.failing("rate_limit_exceeded", "Slow down"));
		assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
		assertThat(run.names()).endsWith("thread.run.failed", "done", "run.finished");
	}

	@Test
	void cutStreamIsLost() {
		ObservedRun run = this.litellm.run(ANSWER.cutAfter(8, StreamEnd.CLOSE));
		assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(ConnectedDialect.text(run)).isEqualTo("One");
	}

	@Test
	void functionCallIsToldButThereIsNowhereToAnswerIt() {
		ObservedRun run = this.litellm.run(RunScript.calling(ConnectedDialect.CALL).thenAnswering("Never told"));
		ThreadRunRequiresAction event = ConnectedDialect.event(run, ThreadRunRequiresAction.class);
		assertThat(event.functionCalls()).singleElement()
			.satisfies((call) -> assertThat(String.valueOf(call.function())).isNotEmpty());
		assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(run.failure()).isInstanceOfSatisfying(ApiException.class,
				(ex) -> assertThat(ex.status()).isEqualTo(404));
	}

	@Test
	void threadAndRunCannotBeCreatedAtOnce() {
		ObservedRun run = ObservedRun.of(this.litellm.application(), this.litellm.application()
			.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.litellm.server().createAssistant(), "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.failure()).isInstanceOfSatisfying(ApiException.class,
				(ex) -> assertThat(ex.status()).isEqualTo(405));
	}

}

package io.github.openaiassistants.contract;

import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * DashScope. No recording is public: the dialect is made from its documentation and the
 * source of its SDKs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashScopeDialectTests {

	private static final RunScript ANSWER = RunScript.answering("One", " two");

	private final ConnectedDialect dashscope = new ConnectedDialect(Dialect.DASHSCOPE);

	@AfterAll
	void close() {
		this.dashscope.close();
	}

	@Test
	void contentThatIsNoArrayIsDelivered() {
		ObservedRun run = this.dashscope.run(ANSWER);
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).containsExactly("thread.run.created", "thread.run.queued", "thread.run.in_progress",
				"thread.run.step.created", "thread.run.step.in_progress", "thread.message.created",
				"thread.message.in_progress", "thread.message.delta", "thread.message.delta",
				"thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done",
				"run.finished");
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		ThreadMessageDelta delta = ConnectedDialect.event(run, ThreadMessageDelta.class);
		assertThat(Objects.requireNonNull(delta.data().delta()).content()).singleElement()
			.isInstanceOf(TextContent.class);
	}

	@Test
	void contentThatIsNoArrayIsWrittenAsItWasRead() {
		ThreadMessageDelta delta = ConnectedDialect.event(this.dashscope.run(ANSWER), ThreadMessageDelta.class);
		JsonMapper mapper = this.dashscope.application().bean(JsonMapper.class);
		String json = mapper.writeValueAsString(delta);
		assertThat(json).contains("\"content\":{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"One\"");
		assertThat(mapper.readValue(json, AssistantsEvent.class)).isEqualTo(delta);
	}

	@Test
	void functionCallIsAnswered() {
		ObservedRun run = this.dashscope.run(RunScript.calling(ConnectedDialect.CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(ConnectedDialect.text(run)).isEqualTo("It is sunny");
	}

	@Test
	void errorIsAnErrorEvent() {
		ObservedRun run = this.dashscope.run(ANSWER.bareError("InternalError", "Oops"));
		assertThat(ConnectedDialect.event(run, ErrorEvent.class).data().message()).isEqualTo("Oops");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void failedRunIsFailed() {
		assertThat(this.dashscope.run(ANSWER.failing("server_error", "Oops")).outcome()).isEqualTo(RunOutcome.FAILED);
	}

	@Test
	void cutStreamIsRecovered() {
		ObservedRun run = this.dashscope.run(ANSWER.cutAfter(8, StreamEnd.CLOSE));
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void disposedRunEndsAlthoughItCannotBeCancelled() {
		try (ConnectedDialect disposing = new ConnectedDialect(Dialect.DASHSCOPE,
				"openai.assistants.timeouts.cancel=1s")) {
			disposing.server().enqueue(ANSWER.hanging());
			disposing.application()
				.streamer()
				.createThreadAndRun(CreateThreadAndRunRequest.of(disposing.server().createAssistant(), "Hello"))
				.takeUntil(ThreadMessageDelta.class::isInstance)
				.blockLast(ObservedRun.TIMEOUT);
			Recorder recorder = disposing.application().recorder();
			assertThat(recorder.awaitFinished().outcome()).isEqualTo(RunOutcome.ABORTED);
			ObservedRun.assertAllEndedOnce(recorder);
		}
	}

	@Test
	void refusalIsUnderstood() {
		ObservedRun run = ObservedRun.of(this.dashscope.application(),
				this.dashscope.application()
					.streamer()
					.createThreadAndRun(CreateThreadAndRunRequest.of("asst_unknown", "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.failure()).isInstanceOfSatisfying(ApiException.class, (ex) -> {
			assertThat(ex.status()).isEqualTo(404);
			assertThat(ex.code()).isEqualTo("InvalidParameter");
		});
	}

}

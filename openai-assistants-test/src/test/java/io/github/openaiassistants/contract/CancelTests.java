package io.github.openaiassistants.contract;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C10: cancel means cancel, at the server as well, and the outcome is what really
 * happened.
 */
class CancelTests {

	private static final RunScript HANGING = RunScript.answering("One", " two").hanging();

	private static final String CANCEL = "/v1/threads/*/runs/*/cancel";

	private static final String RUN = "/v1/threads/*/runs/*";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	private final String threadId = this.server.createThread("Hello");

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void cancelledHandleCancelsTheRun() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			RunHandle handle = launch(application);
			handle.cancel();
			RunFinished finished = finished(handle);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(finished.cause()).isNull();
			assertThat(finished.data().run()).isNotNull()
				.extracting((run) -> String.valueOf(run.status()))
				.asString()
				.contains("cancelled");
			assertThat(this.server.requests("POST", CANCEL)).hasSize(1);
			assertThreadIsFree(application);
		}
	}

	@Test
	void disposedFluxCancelsTheRun() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			this.server.enqueue(HANGING);
			Disposable run = application.streamer()
				.createRun(this.threadId, CreateRunRequest.of(this.assistantId))
				.subscribe();
			awaitText(application);
			run.dispose();
			assertThat(application.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.CANCELLED);
			ObservedRun.assertAllEndedOnce(application.recorder());
			assertThreadIsFree(application);
		}
	}

	@Test
	void runIsLeftRunningWhereThatIsWanted() {
		try (ListeningApplication application = ListeningApplication.start(this.server,
				"openai.assistants.on-cancel=leave-running")) {
			RunHandle handle = launch(application);
			handle.cancel();
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(this.server.requests("POST", CANCEL)).isEmpty();
		}
	}

	@Test
	void cancelThatComesTooLateReportsWhatHappened() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", CANCEL,
					StubResponse.error(400, "invalid_request_error", "", "Cannot cancel run with status 'completed'."));
			this.server.enqueue("GET", RUN, run("completed"));
			handle.cancel();
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.COMPLETED);
		}
	}

	@Test
	void cancelIsFollowedUntilTheRunIsOver() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", CANCEL, run("cancelling"));
			this.server.enqueue("GET", RUN, run("cancelling"), run("cancelling"), run("incomplete"));
			handle.cancel();
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.INCOMPLETE);
			assertThat(this.server.requests("GET", RUN)).hasSize(3);
		}
	}

	@Test
	void cancelThatIsNotServedIsSentAgain() {
		try (ListeningApplication application = ListeningApplication.start(this.server,
				"openai.assistants.retry.delay=20ms")) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", CANCEL, StubResponse.error(503, "", "", "Later"));
			handle.cancel();
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(this.server.requests("POST", CANCEL)).hasSize(2);
		}
	}

	@Test
	void cancelThatIsNotResolvedInTimeIsAborted() {
		try (ListeningApplication application = ListeningApplication.start(this.server,
				"openai.assistants.timeouts.cancel=400ms")) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", CANCEL, StubResponse.silence());
			handle.cancel();
			RunFinished finished = finished(handle);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(ObservedRun.cause(finished).message()).contains("cancelled by the application");
		}
	}

	@Test
	void connectionIsClosedBeforeTheServerAnswersTheCancel() {
		try (ListeningApplication application = ListeningApplication.start(this.server,
				"openai.assistants.timeouts.cancel=5s")) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", CANCEL, StubResponse.silence());
			handle.cancel();
			Awaitility.await()
				.atMost(Duration.ofSeconds(2))
				.until(() -> !this.server.requests("POST", CANCEL).isEmpty() && this.server.openConnections() == 1);
			assertThat(application.recorder().finished()).isEmpty();
		}
	}

	@Test
	void runThatCrossesALimitIsCancelledToo() {
		try (ListeningApplication application = ListeningApplication.start(this.server,
				"openai.assistants.timeouts.run=700ms")) {
			RunHandle handle = launch(application);
			RunFinished finished = finished(handle);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(ObservedRun.cause(finished).type()).isEqualTo(LimitExceededException.class.getSimpleName());
			assertThat(this.server.requests("POST", CANCEL)).hasSize(1);
			assertThreadIsFree(application);
		}
	}

	@Test
	void nothingIsCancelledAfterTheEnd() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			RunHandle handle = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.COMPLETED);
			handle.cancel();
			application.streamer()
				.createRun(this.threadId, CreateRunRequest.of(this.assistantId))
				.takeUntil(ThreadRunCompleted.class::isInstance)
				.blockLast(ObservedRun.TIMEOUT);
			application.recorder().awaitFinished(2);
			assertThat(this.server.requests("POST", CANCEL)).isEmpty();
		}
	}

	@Test
	void disposalBeforeAnythingWasSentCancelsNothing() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
			RunHandle waiting = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			assertThat(finished(waiting).outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			ToolOutputs outputs = ToolOutputs.of(new ToolOutput("call_1", "sunny"));
			StepVerifier.create(application.streamer().submitToolOutputs(finished(waiting).meta(), outputs), 0)
				.thenCancel()
				.verify(ObservedRun.TIMEOUT);
			assertThat(application.recorder().awaitFinished(2).get(1).outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(this.server.requests("POST", CANCEL)).isEmpty();
		}
	}

	@Test
	void takeCancelsWhatIsLeft() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			this.server.enqueue(HANGING);
			application.streamer()
				.createRun(this.threadId, CreateRunRequest.of(this.assistantId))
				.takeUntil(ThreadMessageDelta.class::isInstance)
				.blockLast(ObservedRun.TIMEOUT);
			assertThat(application.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.CANCELLED);
		}
	}

	private RunHandle launch(ListeningApplication application) {
		this.server.enqueue(HANGING);
		RunHandle handle = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		awaitText(application);
		return handle;
	}

	private static void awaitText(ListeningApplication application) {
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> application.recorder().text().equals("One two"));
	}

	private void assertThreadIsFree(ListeningApplication application) {
		ObservedRun next = ObservedRun.of(application,
				application.streamer().createRun(this.threadId, CreateRunRequest.of(this.assistantId)));
		assertThat(next.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	private static StubResponse run(String status) {
		return StubResponse.json(200, "{\"id\":\"run_1\",\"object\":\"thread.run\",\"status\":\"" + status + "\"}");
	}

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

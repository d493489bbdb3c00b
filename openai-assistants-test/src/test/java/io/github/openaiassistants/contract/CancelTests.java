package io.github.openaiassistants.contract;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C10: cancel means cancel, at the server as well, and the outcome is what really
 * happened.
 */
@ParameterizedClass
@MethodSource(Backend.TESTED)
class CancelTests {

	private static final RunScript HANGING = RunScript.answering("One", " two").hanging();

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	private String threadId = "";

	CancelTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void cancelledHandleCancelsTheRun() {
		try (ListeningApplication application = start()) {
			RunHandle handle = launch(application);
			handle.cancel();
			RunFinished finished = finished(handle);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(finished.cause()).isNull();
			assertThat(finished.data().run()).isNotNull()
				.extracting((run) -> String.valueOf(run.status()))
				.asString()
				.contains("cancelled");
			assertThat(cancels()).isEqualTo(this.backend.cancelsAtServer() ? 1 : 0);
			assertThreadIsFree(application);
		}
	}

	@Test
	void disposedFluxCancelsTheRun() {
		try (ListeningApplication application = start()) {
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
		try (ListeningApplication application = start("openai.assistants.on-cancel=leave-running")) {
			RunHandle handle = launch(application);
			handle.cancel();
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(cancels()).isZero();
		}
	}

	@Test
	void runThatCrossesALimitIsCancelledToo() {
		try (ListeningApplication application = start("openai.assistants.timeouts.run=700ms")) {
			RunHandle handle = launch(application);
			RunFinished finished = finished(handle);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(ObservedRun.cause(finished).type()).isEqualTo(LimitExceededException.class.getSimpleName());
			assertThat(cancels()).isEqualTo(this.backend.cancelsAtServer() ? 1 : 0);
			assertThreadIsFree(application);
		}
	}

	@Test
	void nothingIsCancelledAfterTheEnd() {
		try (ListeningApplication application = start()) {
			RunHandle handle = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.COMPLETED);
			handle.cancel();
			application.streamer()
				.createRun(this.threadId, CreateRunRequest.of(this.assistantId))
				.takeUntil(ThreadRunCompleted.class::isInstance)
				.blockLast(ObservedRun.TIMEOUT);
			application.recorder().awaitFinished(2);
			assertThat(cancels()).isZero();
		}
	}

	@Test
	void disposalBeforeAnythingWasSentCancelsNothing() {
		try (ListeningApplication application = start()) {
			this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
			RunHandle waiting = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			assertThat(finished(waiting).outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			ToolOutputs outputs = ToolOutputs.of(new ToolOutput("call_1", "sunny"));
			StepVerifier.create(application.streamer().submitToolOutputs(finished(waiting).meta(), outputs), 0)
				.thenCancel()
				.verify(ObservedRun.TIMEOUT);
			assertThat(application.recorder().awaitFinished(2).get(1).outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(cancels()).isZero();
		}
	}

	@Test
	void takeCancelsWhatIsLeft() {
		try (ListeningApplication application = start()) {
			this.server.enqueue(HANGING);
			application.streamer()
				.createRun(this.threadId, CreateRunRequest.of(this.assistantId))
				.takeUntil(ThreadMessageDelta.class::isInstance)
				.blockLast(ObservedRun.TIMEOUT);
			assertThat(application.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.CANCELLED);
		}
	}

	private ListeningApplication start(String... properties) {
		ListeningApplication application = this.backend.start(this.server, properties);
		this.threadId = this.backend.thread(application, "Hello");
		return application;
	}

	private int cancels() {
		return this.server.requests("POST", this.backend.cancel()).size();
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

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

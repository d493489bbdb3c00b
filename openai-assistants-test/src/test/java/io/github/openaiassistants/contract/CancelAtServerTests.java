package io.github.openaiassistants.contract;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingRunOperations;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C10 and C9 where the server ends a run when it is asked to: what becomes of that
 * request.
 */
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND" })
class CancelAtServerTests {

	private static final RunScript HANGING = RunScript.answering("One", " two").hanging();

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	private final String threadId;

	CancelAtServerTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
		this.threadId = backend.thread(this.server, "Hello");
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void cancelThatIsNotServedIsSentAgain() {
		try (ListeningApplication application = start("openai.assistants.retry.delay=20ms")) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", this.backend.cancel(), StubResponse.error(503, "", "", "Later"));
			handle.cancel();
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(cancels()).isEqualTo(2);
		}
	}

	@Test
	void cancelThatIsNotResolvedInTimeIsAborted() {
		try (ListeningApplication application = start("openai.assistants.timeouts.cancel=400ms")) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", this.backend.cancel(), StubResponse.silence());
			handle.cancel();
			RunFinished finished = finished(handle);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
			assertThat(ObservedRun.cause(finished).message()).contains("cancelled by the application");
		}
	}

	@Test
	void connectionIsClosedBeforeTheServerAnswersTheCancel() {
		try (ListeningApplication application = start("openai.assistants.timeouts.cancel=3s")) {
			RunHandle handle = launch(application);
			this.server.enqueue("POST", this.backend.cancel(), StubResponse.silence());
			handle.cancel();
			Awaitility.await()
				.atMost(Duration.ofSeconds(2))
				.until(() -> cancels() == 1 && this.server.openConnections() == 1);
			assertThat(application.recorder().finished()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 409, 429, 500, 502, 503, 504, 529 })
	void readsAndCancelsAreRepeated(int status) {
		try (ListeningApplication application = start("openai.assistants.retry.delay=20ms")) {
			this.server.enqueue(HANGING);
			BlockingRunOperations runs = application.bean(AssistantsClient.class).blocking().runs();
			String runId = runs.create(this.threadId, CreateRunRequest.of(this.assistantId)).id();
			StubResponse failure = StubResponse.error(status, "", "", "Later");
			this.server.enqueue("GET", this.backend.lookUp(), failure, failure);
			this.server.enqueue("POST", this.backend.cancel(), failure, failure);
			assertThat(runs.retrieve(this.threadId, runId).id()).isEqualTo(runId);
			runs.cancel(this.threadId, runId);
			assertThat(this.server.requests("GET", this.backend.lookUp())).hasSize(3);
			assertThat(cancels()).isEqualTo(3);
		}
	}

	private ListeningApplication start(String... properties) {
		return this.backend.start(this.server, properties);
	}

	private int cancels() {
		return this.server.requests("POST", this.backend.cancel()).size();
	}

	private RunHandle launch(ListeningApplication application) {
		this.server.enqueue(HANGING);
		RunHandle handle = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> application.recorder().text().equals("One two"));
		return handle;
	}

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

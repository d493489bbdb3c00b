package io.github.openaiassistants.contract;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C10 on the Assistants API: a run that is cancelled is looked up until it is over.
 */
class CancelledRunTests {

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

	private RunHandle launch(ListeningApplication application) {
		this.server.enqueue(HANGING);
		RunHandle handle = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> application.recorder().text().equals("One two"));
		return handle;
	}

	private static StubResponse run(String status) {
		return StubResponse.json(200, "{\"id\":\"run_1\",\"object\":\"thread.run\",\"status\":\"" + status + "\"}");
	}

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

package io.github.openaiassistants.contract;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run on the Assistants API that is to be cancelled for another, and the server says
 * no.
 */
class CancelActiveTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	private final String threadId = this.server.createThread("Hello");

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void cancelActiveComesTooLate() {
		try (ListeningApplication application = start()) {
			RunHandle first = hang(application);
			this.server.enqueue("POST", "/v1/threads/*/runs/*/cancel",
					StubResponse.error(400, "invalid_request_error", "", "Cannot cancel run with status 'completed'."));
			this.server.enqueue("GET", "/v1/threads/*/runs/*",
					StubResponse.json(200, "{\"id\":\"run_1\",\"object\":\"thread.run\",\"status\":\"completed\"}"));
			ObservedRun second = ObservedRun.of(application, stream(application));
			assertThat(second.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(finished(first).outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(this.server.requests("POST", "/v1/threads/*/runs/*/cancel")).hasSize(2);
		}
	}

	@Test
	void serverThatCannotCancelIsToldOf() {
		try (ListeningApplication application = start()) {
			RunHandle first = hang(application);
			this.server.enqueue("POST", "/v1/threads/*/runs/*/cancel", StubResponse.error(404, "", "", "No such path"));
			ObservedRun second = ObservedRun.of(application, stream(application));
			assertThat(second.failure()).isInstanceOf(ActiveRunException.class);
			assertThat(second.failure().getSuppressed()).singleElement()
				.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
				.hasMessageContaining("cancel run: HTTP 404");
			first.cancel();
		}
	}

	private ListeningApplication start() {
		return ListeningApplication.start(this.server, "openai.assistants.thread-lock=cancel-active");
	}

	private RunHandle hang(ListeningApplication application) {
		this.server.enqueue(RunScript.answering("One").hanging());
		RunHandle run = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.until(() -> !this.server.requests("POST", "/v1/threads/*/runs").isEmpty());
		return run;
	}

	private Flux<AssistantsEvent> stream(ListeningApplication application) {
		return application.streamer().createRun(this.threadId, CreateRunRequest.of(this.assistantId));
	}

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

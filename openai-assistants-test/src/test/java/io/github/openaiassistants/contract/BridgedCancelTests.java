package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.ResponsesQuirk;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C10 on the Responses API: in the background the server is asked, and its word counts;
 * in the foreground the connection is closed.
 */
class BridgedCancelTests {

	private static final String[] CANCELLED = { "thread.run.cancelling", "thread.message.incomplete",
			"thread.run.step.cancelled", "thread.run.cancelled", "done", "run.finished" };

	// Takes about two seconds unless it is cancelled
	private static final RunScript SLOW = RunScript.answering("One ", "two ", "three ", "four ", "five ", "six")
		.pace(Duration.ofMillis(100));

	private AssistantsServer server = Backend.BACKGROUND.server().start();

	private String threadId = "";

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "CANCELS_LATER, CANCELLED", "IGNORES_CANCEL, ABORTED", "COMPLETES_BEFORE_CANCEL, COMPLETED",
			"SILENT_AFTER_CANCEL, CANCELLED" })
	void handleIsTrustedNoMoreThanTheServer(ResponsesQuirk quirk, RunOutcome outcome) {
		RunScript hanging = RunScript.answering("One", " two").hanging();
		this.server.enqueue(((outcome == RunOutcome.COMPLETED) ? SLOW : hanging).with(quirk));
		try (ListeningApplication application = start(Backend.BACKGROUND, "openai.assistants.timeouts.cancel=1s")) {
			RunHandle handle = launch(application);
			handle.cancel();
			assertThat(finished(handle).outcome()).isEqualTo(outcome);
			assertThat(cancels()).isOne();
			assertThat(application.recorder().names().contains("thread.run.cancelled")).isFalse();
			if (outcome != RunOutcome.ABORTED) {
				assertThreadIsFree(application);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "CANCELS_LATER", "SILENT_AFTER_CANCEL", "COMMENTS" })
	void listenersOfARunThatIsReadAreToldOfItsCancellation(ResponsesQuirk quirk) throws Exception {
		this.server.enqueue(RunScript.answering("One", " two").hanging().with(quirk));
		try (ListeningApplication application = start(Backend.BACKGROUND)) {
			CompletableFuture<ObservedRun> streamed = stream(application);
			RunObject answered = cancel(application);
			assertThat(String.valueOf(answered.status())).contains("cancel");
			ObservedRun run = streamed.get(20, TimeUnit.SECONDS);
			assertThat(run.outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(run.names()).endsWith(CANCELLED);
			assertThreadIsFree(application);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "IGNORES_CANCEL", "COMPLETES_BEFORE_CANCEL" })
	void runThatIsNotCancelledIsToldToItsEnd(ResponsesQuirk quirk) throws Exception {
		this.server.enqueue(SLOW.with(quirk));
		try (ListeningApplication application = start(Backend.BACKGROUND)) {
			CompletableFuture<ObservedRun> streamed = stream(application);
			cancel(application);
			ObservedRun run = streamed.get(20, TimeUnit.SECONDS);
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(run.names()).doesNotContain("thread.run.cancelled");
			assertThat(application.recorder().text()).isEqualTo("One two three four five six");
			assertThreadIsFree(application);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "CONVERSATION", "LOCAL_HISTORY" })
	void connectionOfARunInTheForegroundIsClosed(Backend backend) throws Exception {
		this.server.close();
		this.server = backend.server().start();
		this.server.enqueue(RunScript.answering("One", " two").hanging());
		try (ListeningApplication application = start(backend)) {
			CompletableFuture<ObservedRun> streamed = stream(application);
			RunObject answered = cancel(application);
			assertThat(String.valueOf(answered.status())).contains("cancelled");
			ObservedRun run = streamed.get(20, TimeUnit.SECONDS);
			assertThat(run.outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(run.names()).endsWith(CANCELLED);
			assertThat(cancels()).isZero();
			// That of the thread may stay
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.server.openConnections() <= 1);
			assertThreadIsFree(application);
		}
	}

	private ListeningApplication start(Backend backend, String... properties) {
		ListeningApplication application = backend.start(this.server, properties);
		this.threadId = backend.thread(application, "Hello");
		return application;
	}

	private RunHandle launch(ListeningApplication application) {
		RunHandle handle = application.streamer().launch(this.threadId, CreateRunRequest.of(Backend.ASSISTANT));
		awaitText(application);
		return handle;
	}

	private CompletableFuture<ObservedRun> stream(ListeningApplication application) {
		CompletableFuture<ObservedRun> streamed = CompletableFuture.supplyAsync(() -> ObservedRun.of(application,
				application.streamer().createRun(this.threadId, CreateRunRequest.of(Backend.ASSISTANT))));
		awaitText(application);
		return streamed;
	}

	private static void awaitText(ListeningApplication application) {
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> application.recorder().text().startsWith("One"));
	}

	private RunObject cancel(ListeningApplication application) {
		List<String> runIds = application.recorder()
			.events()
			.stream()
			.filter(ThreadMessageDelta.class::isInstance)
			.map((event) -> String.valueOf(event.meta().runId()))
			.toList();
		return application.bean(AssistantsClient.class).blocking().runs().cancel(this.threadId, runIds.get(0));
	}

	private int cancels() {
		return this.server.requests("POST", Backend.BACKGROUND.cancel()).size();
	}

	private void assertThreadIsFree(ListeningApplication application) {
		ObservedRun next = ObservedRun.of(application,
				application.streamer().createRun(this.threadId, CreateRunRequest.of(Backend.ASSISTANT)));
		assertThat(next.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C9: a run whose creation was not answered is found by its client run id and adopted. A
 * proxy lets the server have the request and keeps the answer for itself.
 */
class AdoptedRunTests {

	private static final String RUNS = "/v1/threads/*/runs";

	private static final String CANCEL = "/v1/threads/*/runs/*/cancel";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final CuttingProxy proxy = new CuttingProxy(this.server.baseUrl());

	private final String assistantId = this.server.createAssistant();

	private final String threadId = this.server.createThread("Hello");

	@AfterEach
	void close() {
		this.proxy.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void connectionThatBreaksBeforeTheAnswer(boolean hard) {
		try (ListeningApplication application = start()) {
			this.server.enqueue(RunScript.answering("One ", "two"));
			this.proxy.cutNextAfter(0, hard);
			assertAdopted(application, ObservedRun.of(application, stream(application)), "StreamLostException");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 409, 500, 502, 503, 504, 524 })
	void gatewayThatFailsAfterTheRunWasAccepted(int status) {
		try (ListeningApplication application = start()) {
			this.server.enqueue(RunScript.answering("One ", "two"));
			this.proxy.answerNextWith("HTTP/1.1 " + status + " No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
			assertAdopted(application, ObservedRun.of(application, stream(application)), "ApiException");
		}
	}

	@Test
	void answerThatDoesNotComeInTime() {
		try (ListeningApplication application = start("openai.assistants.timeouts.response=1s")) {
			this.server.enqueue(RunScript.answering("One ", "two"));
			this.proxy.answerNextWith("");
			assertAdopted(application, ObservedRun.of(application, stream(application)), "LimitExceededException");
		}
	}

	private void assertAdopted(ListeningApplication application, ObservedRun run, String cause) {
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.server.requests("POST", RUNS)).hasSize(1);
		assertThat(application.recorder().text()).isEqualTo("One two");
		assertThat(run.published().get(0)).isInstanceOfSatisfying(RunRecoveryStarted.class, (started) -> {
			assertThat(started.data().type()).isEqualTo(cause);
			assertThat(started.meta().runId()).startsWith("run_");
		});
		assertThat(run.names()).containsSubsequence("thread.run.created", "thread.message.completed",
				"thread.run.completed", "run.finished");
		assertThat(run.published().subList(1, run.published().size() - 1)).extracting((event) -> event.meta().origin())
			.containsOnly(EventOrigin.RECOVERED);
		assertThat(run.finished().data().run()).isNotNull()
			.extracting((described) -> described.metadata())
			.isEqualTo(Map.of("client_run_id", run.finished().meta().clientRunId()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 409, 503 })
	void requestThatTheServerDidNotAcceptIsSentAgain(int status) {
		try (ListeningApplication application = start()) {
			this.server.enqueue("POST", RUNS, StubResponse.error(status, "", "", "Not now"));
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(run.names()).doesNotContain("run.recovery_started");
			assertThat(this.server.requests("POST", RUNS)).hasSize(2);
		}
	}

	@Test
	void requestThatIsNeverAcceptedIsRefusedInTheEnd() {
		try (ListeningApplication application = start()) {
			StubResponse no = StubResponse.error(503, "", "", "Not now");
			this.server.enqueue("POST", RUNS, no, no, no, no);
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.failure()).isInstanceOf(ApiException.class).hasMessageContaining("HTTP 503");
			assertThat(this.server.requests("POST", RUNS)).hasSize(3);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 504 })
	void requestThatMayBeOnItsWayIsNotSentAgain(int status) {
		try (ListeningApplication application = start()) {
			this.server.enqueue("POST", RUNS, StubResponse.error(status, "", "", "Broken"));
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
			assertThat(run.failure()).isInstanceOf(ApiException.class).hasMessageContaining("HTTP " + status);
			assertThat(this.server.requests("POST", RUNS)).hasSize(1);
		}
	}

	@Test
	void resetWithoutARunIsLost() {
		try (ListeningApplication application = start()) {
			this.server.enqueue("POST", RUNS, StubResponse.silence().ending(StreamEnd.RESET));
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
			assertThat(run.failure()).isInstanceOf(StreamLostException.class);
			assertThat(this.server.requests("POST", RUNS)).hasSize(1);
		}
	}

	@Test
	void serverThatListsNoRunsLeavesTheFateUnknown() {
		try (ListeningApplication application = start()) {
			this.server.enqueue("GET", RUNS, StubResponse.empty(404));
			this.proxy.cutNextAfter(0, true);
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
			assertThat(run.failure()).hasSuppressedException(run.failure().getSuppressed()[0]);
		}
	}

	@Test
	void unmarkedRunIsNotLookedFor() {
		try (ListeningApplication application = start("openai.assistants.recovery.mark-runs=false")) {
			this.proxy.cutNextAfter(0, true);
			assertThat(ObservedRun.of(application, stream(application)).outcome()).isEqualTo(RunOutcome.LOST);
			assertThat(this.server.requests("POST", RUNS).get(0).body()).doesNotContain("client_run_id");
			assertThat(this.server.requests("GET", RUNS)).isEmpty();
		}
	}

	@Test
	void metadataOfTheCallerComesFirst() {
		Map<String, String> full = new HashMap<>();
		for (int i = 0; i < 16; i++) {
			full.put("key" + i, "value");
		}
		try (ListeningApplication application = start()) {
			CreateRunRequest request = CreateRunRequest.of(this.assistantId).toBuilder().metadata(full).build();
			Flux<AssistantsEvent> run = application.streamer().createRun(this.threadId, request);
			assertThat(ObservedRun.of(application, run).finished().data().run()).isNotNull()
				.extracting((described) -> described.metadata())
				.isEqualTo(full);
		}
	}

	@Test
	void cancelFindsTheRunWhoseCreationWasNotAnswered() {
		try (ListeningApplication application = start()) {
			this.server.enqueue(RunScript.answering("One").hanging());
			this.proxy.answerNextWith("");
			RunHandle handle = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.server.requests("POST", RUNS).size() == 1);
			handle.cancel();
			assertThat(handle.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow().outcome())
				.isEqualTo(RunOutcome.CANCELLED);
			assertThat(this.server.requests("POST", CANCEL)).hasSize(1);
		}
	}

	@Test
	void retryOnTheFluxIsAnotherRun() {
		try (ListeningApplication application = start("openai.assistants.recovery.mark-runs=false")) {
			this.proxy.cutNextAfter(0, true);
			List<AssistantsEvent> events = stream(application).retry(1).collectList().block(Duration.ofSeconds(20));
			assertThat(events).isNotNull();
			assertThat(events.stream().map((event) -> event.meta().clientRunId()).distinct()).hasSize(2);
		}
	}

	private Flux<AssistantsEvent> stream(ListeningApplication application) {
		return application.streamer().createRun(this.threadId, CreateRunRequest.of(this.assistantId));
	}

	private ListeningApplication start(String... properties) {
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 1, properties.length);
		all[0] = "openai.assistants.retry.delay=20ms";
		return ListeningApplication.start(this.proxy.baseUrl(), WebApplicationType.NONE, List.of(), all);
	}

}

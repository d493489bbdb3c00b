package io.github.openaiassistants.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.FailureSummary;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AuthenticationException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.failure.UnexpectedAnswerException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request that is answered with anything but an event stream ends the run with a typed
 * failure that names operation, status, code and request id, and quotes nothing.
 */
@ParameterizedClass
@MethodSource("applications")
class RefusedRunTests {

	private static final String WORDS = "Your prompt was: tell me a secret";

	private static final String REQUEST_ID = "req_42";

	// Gateways answer so, too, after a run was accepted, and this one cannot be looked up
	private static final Set<Integer> UNCERTAIN = Set.of(409, 500, 502, 503);

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	RefusedRunTests(SharedApplication shared) {
		this.backend = shared.backend();
		this.server = shared.server();
		this.application = shared.application();
		this.assistantId = shared.assistantId();
	}

	static Stream<SharedApplication> applications() {
		return SharedApplication.each(List.of(), "openai.assistants.retry.max-attempts=1");
	}

	static Stream<Refusal> refusals() {
		Map<Integer, Class<? extends ApiException>> types = Map.of(401, AuthenticationException.class, 403,
				AuthenticationException.class, 404, NotFoundException.class, 429, RateLimitException.class);
		List<Refusal> refusals = new ArrayList<>();
		for (int status : List.of(400, 401, 403, 404, 409, 422, 429, 500, 503)) {
			Class<? extends ApiException> type = types.getOrDefault(status, ApiException.class);
			refusals.add(new Refusal("OpenAI " + status,
					StubResponse.error(status, "invalid_request_error", "some_code", WORDS), type, status,
					"some_code"));
			refusals.add(new Refusal("Azure " + status,
					StubResponse.json(status,
							"{\"error\":{\"code\":\"" + status + "\",\"message\":\"" + WORDS + "\"}}"),
					type, status, String.valueOf(status)));
			refusals.add(new Refusal("detail " + status, StubResponse.json(status, "{\"detail\":\"" + WORDS + "\"}"),
					type, status, null));
			refusals.add(new Refusal("HTML " + status, StubResponse.html(status, "<html>" + WORDS + "</html>"), type,
					status, null));
			refusals.add(new Refusal("empty " + status, StubResponse.empty(status), type, status, null));
		}
		Class<UnexpectedAnswerException> unexpected = UnexpectedAnswerException.class;
		refusals.add(new Refusal("HTML 502", StubResponse.html(502, "<html>" + WORDS), ApiException.class, 502, null));
		refusals.add(new Refusal("HTML 200", StubResponse.html(200, "<html>" + WORDS), unexpected, 200, null));
		refusals.add(new Refusal("no content", StubResponse.empty(204), unexpected, 204, null));
		refusals.add(new Refusal("nothing, of no type", StubResponse.empty(200), unexpected, 200, null));
		refusals.add(new Refusal("a run instead of a stream",
				StubResponse.json(200,
						"{\"id\":\"run_1\",\"object\":\"thread.run\",\"instructions\":\"" + WORDS + "\"}"),
				unexpected, 200, null));
		refusals.add(new Refusal("an error cut in the middle",
				StubResponse.json(500, "{\"error\":{\"message\":\"" + WORDS).ending(StreamEnd.RESET),
				ApiException.class, 500, null));
		refusals.add(new Refusal("an error too deep to read", StubResponse.json(500, "[".repeat(2000)),
				ApiException.class, 500, null));
		refusals.add(new Refusal("an error event with an error status",
				StubResponse.of(500, "text/event-stream", ("data: " + WORDS + "\n\n").getBytes(StandardCharsets.UTF_8)),
				ApiException.class, 500, null));
		return refusals.stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refusals")
	void refusedRequestEndsTheRunWithItsType(Refusal row) {
		this.server.enqueue(row.response().header("x-request-id", REQUEST_ID));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(UNCERTAIN.contains(row.status()) ? RunOutcome.LOST : RunOutcome.REFUSED);
		assertThat(run.names()).containsExactly("run.finished");
		assertThat(run.failure()).isExactlyInstanceOf(row.type())
			.isInstanceOfSatisfying(ApiException.class, (failure) -> {
				assertThat(failure.status()).isEqualTo(row.status());
				assertThat(failure.code()).isEqualTo(row.code());
				assertThat(failure.requestId()).isEqualTo(REQUEST_ID);
				assertThat(failure)
					.hasMessageStartingWith(this.backend.operation("create thread and run") + ": HTTP " + row.status())
					.hasMessageContaining("request id " + REQUEST_ID)
					.hasMessageNotContaining("secret");
				assertThat(failure.toString() + failure.error()).doesNotContain("secret");
				if (row.code() != null) {
					assertThat(failure).hasMessageContaining("code " + row.code());
				}
			});
		FailureSummary cause = ObservedRun.cause(run.finished());
		assertThat(cause.status()).isEqualTo(row.status());
		assertThat(cause.code()).isEqualTo(row.code());
		assertThat(cause.requestId()).isEqualTo(REQUEST_ID);
	}

	@Test
	void wordsOfTheServerAreKeptForPrograms() {
		this.server.enqueue(StubResponse.error(400, "invalid_request_error", "", WORDS));
		ApiException failure = (ApiException) ObservedRun.of(this.application, stream()).failure();
		assertThat(failure.error().message()).isEqualTo(WORDS);
		assertThat(failure.error().type()).isEqualTo("invalid_request_error");
		assertThat(failure).hasMessageContaining("type invalid_request_error");
		assertThat(failure.error().body()).contains(WORDS);
	}

	@Test
	void handleOfARefusedRunTellsItsEnd() {
		this.server.enqueue(StubResponse.error(401, "invalid_request_error", "invalid_api_key", WORDS));
		RunFinished finished = this.application.streamer()
			.launch(request())
			.finished()
			.blockOptional(ObservedRun.TIMEOUT)
			.orElseThrow();
		assertThat(finished.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(ObservedRun.cause(finished).type()).isEqualTo("AuthenticationException");
	}

	@Test
	void hugeErrorBodyIsNotKept() {
		this.server.enqueue(StubResponse.json(500, "{\"error\":\"" + "x".repeat(10_000_000) + "\"}"));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.failure()).isInstanceOfSatisfying(ApiException.class, (failure) -> {
			assertThat(failure.status()).isEqualTo(500);
			assertThat(failure.error().body()).hasSizeLessThanOrEqualTo(64 * 1024);
		});
	}

	@Test
	void requestIdAndCodeThatAreNoTokensAreNotShown() {
		this.server.enqueue(StubResponse.error(500, "server_error", "see <b>" + WORDS, WORDS)
			.header("x-request-id", "to be " + ListeningApplication.KEY));
		ApiException failure = (ApiException) ObservedRun.of(this.application, stream()).failure();
		assertThat(failure.code()).isNull();
		assertThat(failure.requestId()).isNull();
		assertThat(failure)
			.hasMessage(this.backend.operation("create thread and run") + ": HTTP 500, type server_error");
	}

	@Test
	void redirectIsNotFollowed() {
		try (AssistantsServer other = AssistantsServer.builder().start()) {
			this.server.enqueue(StubResponse.empty(302).header("Location", other.baseUrl() + "/threads/runs"));
			ObservedRun run = ObservedRun.of(this.application, stream());
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.failure()).isExactlyInstanceOf(UnexpectedAnswerException.class)
				.hasMessageContaining("HTTP 302")
				.hasMessageContaining("redirects are not followed");
			assertThat(other.requests()).isEmpty();
			assertThat(other.openConnections()).isZero();
		}
	}

	@Test
	void secondRunOnABusyThreadIsRefused() {
		String threadId = this.backend.thread(this.application, "Hello");
		int before = this.backend.begun(this.server).size();
		this.server.enqueue(RunScript.answering("One").hanging());
		Disposable first = this.application.streamer()
			.createRun(threadId, CreateRunRequest.of(this.assistantId))
			.subscribe();
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.backend.begun(this.server).size() > before);
		ObservedRun second = ObservedRun.of(this.application,
				this.application.streamer().createRun(threadId, CreateRunRequest.of(this.assistantId)));
		first.dispose();
		assertThat(second.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(second.failure()).isExactlyInstanceOf(ActiveRunException.class);
		if (this.backend.locksThreads()) {
			assertThat(second.failure()).hasMessageStartingWith("create run: HTTP 400")
				.hasMessageContaining("request id req_");
		}
		else {
			assertThat(second.failure()).hasMessageContaining(threadId);
			assertThat(this.backend.begun(this.server)).hasSize(before + 1);
		}
	}

	@Test
	void outputsForARunThatWaitsForNoneAreRefused() {
		ObservedRun completed = ObservedRun.of(this.application, stream());
		ToolOutputs outputs = ToolOutputs.of(new ToolOutput("call_1", "42"));
		ObservedRun refused = ObservedRun.of(this.application,
				this.application.streamer().submitToolOutputs(completed.finished().meta(), outputs));
		assertThat(refused.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(refused.failure()).isExactlyInstanceOf(RunNotAwaitingOutputsException.class)
			.hasMessageStartingWith(
					this.backend.locksThreads() ? "submit tool outputs: HTTP 400" : "Runs in status \"completed\"");
		assertThat(refused.finished().meta().continues()).isEqualTo(completed.finished().meta().clientRunId());
	}

	@Test
	void refusedContinuationLeavesTheRunWaiting() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		int status = this.backend.tellsOfOutputs() ? 500 : 400;
		try (ListeningApplication answering = this.backend.start(this.server, AnsweringListener.class)) {
			answering.bean(AnsweringListener.class)
				.beforeNextAnswer(() -> this.server.enqueue("POST", this.backend.outputs(),
						StubResponse.error(status, "server_error", "", WORDS)));
			ObservedRun run = ObservedRun.of(answering, answering.streamer().createThreadAndRun(request()));
			assertThat(run.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			assertThat(ObservedRun.cause(run.finished()).status()).isEqualTo(status);
			assertThat(run.names()).containsOnlyOnce("thread.run.requires_action").contains("run.recovery_started");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSE", "RESET" })
	void connectionThatBreaksBeforeTheAnswerLosesTheRunAndRepeatsNothing(StreamEnd end) {
		// On a connection that has served before, where HTTP clients like to try again
		ObservedRun.of(this.application, stream());
		int before = this.backend.begun(this.server).size();
		this.server.enqueue(StubResponse.silence().ending(end));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(run.failure()).isExactlyInstanceOf(StreamLostException.class)
			.hasMessageContaining(this.backend.operation("create thread and run"))
			.hasMessageContaining("before an answer");
		assertThat(this.backend.begun(this.server)).hasSize(before + 1);
	}

	@Test
	void errorAnswerThatNeverEndsIsGivenUp() {
		try (ListeningApplication impatient = this.backend.start(this.server,
				"openai.assistants.timeouts.response=1s")) {
			ObservedRun.of(impatient, impatient.streamer().createThreadAndRun(request()));
			this.server.enqueue(StubResponse.json(503, "{\"error\":").ending(StreamEnd.SILENCE));
			ObservedRun run = ObservedRun.of(impatient, impatient.streamer().createThreadAndRun(request()));
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
			assertThat(run.failure()).hasMessageContaining("HTTP 503");
			assertThat(run.finished().data().duration()).isLessThan(Duration.ofSeconds(5));
		}
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(request());
	}

	private CreateThreadAndRunRequest request() {
		return CreateThreadAndRunRequest.of(this.assistantId, "Hello");
	}

	record Refusal(String name, StubResponse response, Class<? extends ApiException> type, int status,
			@Nullable String code) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}

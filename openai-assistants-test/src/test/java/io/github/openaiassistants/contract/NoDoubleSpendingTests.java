package io.github.openaiassistants.contract;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * C9: a request is repeated only when it was surely not accepted. What was sent is read
 * from the log of the server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoDoubleSpendingTests {

	private static final String CREATE = "/v1/threads/runs";

	private static final String SUBMIT = "/v1/threads/*/runs/*/submit_tool_outputs";

	private static final String RUN = "/v1/threads/*/runs/*";

	private static final String CANCEL = "/v1/threads/*/runs/*/cancel";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ListeningApplication application = ListeningApplication.start(this.server, AnsweringListener.class,
			"openai.assistants.retry.delay=20ms", "openai.assistants.retry.max-delay=40ms",
			"openai.assistants.retry.max-retry-after=3s");

	private final String assistantId = this.server.createAssistant();

	@AfterAll
	void close() {
		Recorder recorder = this.application.recorder();
		this.application.close();
		this.server.close();
		ObservedRun.assertAllEndedOnce(recorder);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 529 })
	void runThatWasNotAcceptedIsCreatedAgain(int status) {
		int before = created();
		this.server.enqueue(StubResponse.error(status, "", "rate_limit_exceeded", "Slow down"),
				StubResponse.error(status, "", "rate_limit_exceeded", "Slow down"));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(created() - before).isEqualTo(3);
		assertThat(this.server.requests("POST", CREATE)).extracting(RecordedRequest::body)
			.endsWith(lastBody(), lastBody(), lastBody());
	}

	@Test
	void threeAttemptsAreAll() {
		int before = created();
		this.server.enqueue(limited(), limited(), limited());
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.failure()).isExactlyInstanceOf(RateLimitException.class);
		assertThat(created() - before).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 408, 409, 413, 422, 500, 502, 503, 504 })
	void runThatMayHaveBeenAcceptedIsNotCreatedAgain(int status) {
		int before = created();
		this.server.enqueue(StubResponse.error(status, "", "", "No").header("x-should-retry", "true"));
		assertThat(ObservedRun.of(this.application, stream()).failure()).isInstanceOf(ApiException.class);
		assertThat(created() - before).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSE", "RESET" })
	void connectionThatBreaksRepeatsNothing(StreamEnd end) {
		int before = created();
		this.server.enqueue(StubResponse.silence().ending(end));
		assertThat(ObservedRun.of(this.application, stream()).failure()).isInstanceOf(StreamLostException.class);
		assertThat(created() - before).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSE", "RESET", "END_OF_BODY" })
	void streamThatHasBegunIsNeverRepeated(StreamEnd end) {
		int before = created();
		this.server.enqueue(StubResponse.eventStream(Wire.created() + Wire.delta("Hello")).ending(end));
		assertThat(ObservedRun.of(this.application, stream()).outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(created() - before).isEqualTo(1);
	}

	@Test
	void outputsThatWereNotAcceptedAreSubmittedAgain() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		int before = this.server.requests("POST", SUBMIT).size();
		this.server.enqueue("POST", SUBMIT, limited());
		assertThat(ObservedRun.of(this.application, stream()).outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.server.requests("POST", SUBMIT)).hasSize(before + 2);
	}

	@Test
	void outputsThatTheServerDidNotTakeAreSubmittedAgain() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		int before = this.server.requests("POST", SUBMIT).size();
		this.server.enqueue("POST", SUBMIT, StubResponse.error(503, "", "", "Overloaded"));
		// Looked up, it still waits
		assertThat(ObservedRun.of(this.application, stream()).outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.server.requests("POST", SUBMIT)).hasSize(before + 2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 504 })
	void outputsThatMayBeOnTheirWayAreNotSubmittedAgain(int status) {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		int before = this.server.requests("POST", SUBMIT).size();
		this.server.enqueue("POST", SUBMIT, StubResponse.error(status, "", "", "Broken"));
		assertThat(ObservedRun.of(this.application, stream()).outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
		assertThat(this.server.requests("POST", SUBMIT)).hasSize(before + 1);
	}

	@Test
	void quotaThatIsUsedUpIsNotTriedAgain() {
		int before = created();
		this.server.enqueue(StubResponse.error(429, "insufficient_quota", "insufficient_quota", "Pay first")
			.header("x-should-retry", "true"));
		ObservedRun.of(this.application, stream());
		assertThat(created() - before).isEqualTo(1);
	}

	@Test
	void serverThatSaysNoIsObeyed() {
		int before = created();
		this.server.enqueue(limited().header("x-should-retry", "false"));
		ObservedRun.of(this.application, stream());
		assertThat(created() - before).isEqualTo(1);
	}

	@Test
	void millisecondsAreHonouredBeforeSeconds() {
		this.server.enqueue(limited().header("retry-after-ms", "300").header("retry-after", "2"));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.finished().data().duration()).isBetween(Duration.ofMillis(300), Duration.ofMillis(1900));
	}

	@Test
	void secondsAreHonoured() {
		this.server.enqueue(limited().header("retry-after", "1"));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.finished().data().duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void dateIsHonoured() {
		ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
		this.server.enqueue(limited().header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now))
			.header("retry-after", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(1))));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.finished().data().duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void waitThatIsTooLongFailsAtOnceAndIsToldToTheCaller() {
		int before = created();
		this.server.enqueue(limited().header("retry-after", "4"));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.failure()).isInstanceOfSatisfying(RateLimitException.class,
				(failure) -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(4)));
		assertThat(run.finished().data().duration()).isLessThan(Duration.ofSeconds(3));
		assertThat(created() - before).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 409, 429, 500, 502, 503, 504, 529 })
	void readsAndCancelsAreRepeated(int status) {
		String threadId = this.server.createThread("Hello");
		this.server.enqueue(RunScript.answering("One").hanging());
		AssistantsClient client = this.application.bean(AssistantsClient.class);
		String runId = client.blocking().runs().create(threadId, CreateRunRequest.of(this.assistantId)).id();
		StubResponse failure = StubResponse.error(status, "", "", "Later");
		this.server.enqueue("GET", RUN, failure, failure);
		this.server.enqueue("POST", CANCEL, failure, failure);
		assertThat(client.blocking().runs().retrieve(threadId, runId).id()).isEqualTo(runId);
		client.blocking().runs().cancel(threadId, runId);
		String path = "/v1/threads/" + threadId + "/runs/" + runId;
		assertThat(this.server.requests("GET", path)).hasSize(3);
		assertThat(this.server.requests("POST", path + "/cancel")).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSE", "RESET" })
	void readsAreRepeatedAfterABrokenConnection(StreamEnd end) {
		String threadId = this.server.createThread("Hello");
		this.server.enqueue("GET", "/v1/threads/*", StubResponse.silence().ending(end),
				StubResponse.json(200, "{\"id\":\"thr").ending(end));
		AssistantsClient client = this.application.bean(AssistantsClient.class);
		assertThat(client.blocking().threads().retrieve(threadId).id()).isEqualTo(threadId);
		assertThat(this.server.requests("GET", "/v1/threads/" + threadId)).hasSize(3);
	}

	@Test
	void whatCreatesOrDeletesIsNotRepeatedWhenItMayHaveBeenServed() {
		String threadId = this.server.createThread("Hello");
		AssistantsClient client = this.application.bean(AssistantsClient.class);
		this.server.enqueue("POST", "/v1/threads", StubResponse.error(500, "", "", "No"));
		this.server.enqueue("DELETE", "/v1/threads/*", StubResponse.error(500, "", "", "No"));
		int before = this.server.requests("POST", "/v1/threads").size();
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> client.blocking().threads().create());
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> client.blocking().threads().delete(threadId));
		assertThat(this.server.requests("POST", "/v1/threads")).hasSize(before + 1);
		assertThat(this.server.requests("DELETE", "/v1/threads/" + threadId)).hasSize(1);
	}

	@Test
	void serverThatIsDownCostsNoMoreThanTheBudget() {
		try (ListeningApplication thrifty = ListeningApplication.start(this.server, "openai.assistants.retry.delay=1ms",
				"openai.assistants.retry.max-delay=1ms", "openai.assistants.retry.budget=5")) {
			int before = created();
			for (int call = 0; call < 20; call++) {
				this.server.enqueue(limited());
			}
			for (int call = 0; call < 15; call++) {
				assertThat(ObservedRun.of(thrifty, thrifty.streamer().createThreadAndRun(request())).outcome())
					.isEqualTo(RunOutcome.REFUSED);
			}
			assertThat(created() - before).isEqualTo(20);
		}
	}

	private int created() {
		return this.server.requests("POST", CREATE).size();
	}

	private String lastBody() {
		List<RecordedRequest> requests = this.server.requests("POST", CREATE);
		return requests.get(requests.size() - 1).body();
	}

	private static StubResponse limited() {
		return StubResponse.error(429, "", "rate_limit_exceeded", "Slow down");
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(request());
	}

	private CreateThreadAndRunRequest request() {
		return CreateThreadAndRunRequest.of(this.assistantId, "Hello");
	}

}

package io.github.openaiassistants.contract;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

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

/**
 * C9: a request is repeated only when it was surely not accepted. What was sent is read
 * from the log of the server.
 */
@ParameterizedClass
@MethodSource("applications")
class NoDoubleSpendingTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	NoDoubleSpendingTests(SharedApplication shared) {
		this.backend = shared.backend();
		this.server = shared.server();
		this.application = shared.application();
		this.assistantId = shared.assistantId();
	}

	static Stream<SharedApplication> applications() {
		return SharedApplication.each(List.of(AnsweringListener.class), "openai.assistants.retry.delay=20ms",
				"openai.assistants.retry.max-delay=40ms", "openai.assistants.retry.max-retry-after=3s");
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
		assertThat(this.backend.begun(this.server)).extracting(RecordedRequest::body)
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
		this.server.enqueue(StubResponse.eventStream(this.backend.created() + this.backend.delta("Hello")).ending(end));
		assertThat(ObservedRun.of(this.application, stream()).outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(created() - before).isEqualTo(1);
	}

	@Test
	void outputsThatWereNotAcceptedAreSubmittedAgain() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		int before = this.backend.submitted(this.server).size();
		beforeNextAnswer(limited());
		assertThat(ObservedRun.of(this.application, stream()).outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.backend.submitted(this.server)).hasSize(before + 2);
	}

	@Test
	void outputsThatTheServerDidNotTakeAreSubmittedAgain() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		int before = this.backend.submitted(this.server).size();
		beforeNextAnswer(StubResponse.error(503, "", "", "Overloaded"));
		// Looked up, it still waits
		boolean told = this.backend.tellsOfOutputs();
		assertThat(ObservedRun.of(this.application, stream()).outcome())
			.isEqualTo(told ? RunOutcome.COMPLETED : RunOutcome.LOST);
		assertThat(this.backend.submitted(this.server)).hasSize(before + (told ? 2 : 1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 504 })
	void outputsThatMayBeOnTheirWayAreNotSubmittedAgain(int status) {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		int before = this.backend.submitted(this.server).size();
		beforeNextAnswer(StubResponse.error(status, "", "", "Broken"));
		assertThat(ObservedRun.of(this.application, stream()).outcome())
			.isEqualTo(this.backend.tellsOfOutputs() ? RunOutcome.REQUIRES_ACTION : RunOutcome.LOST);
		assertThat(this.backend.submitted(this.server)).hasSize(before + 1);
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

	@Test
	void serverThatIsDownCostsNoMoreThanTheBudget() {
		try (ListeningApplication thrifty = this.backend.start(this.server, "openai.assistants.retry.delay=1ms",
				"openai.assistants.retry.max-delay=1ms", "openai.assistants.retry.budget=5")) {
			String threadId = this.backend.thread(thrifty, "Hello");
			int before = created();
			for (int call = 0; call < 20; call++) {
				this.server.enqueue(limited());
			}
			for (int call = 0; call < 15; call++) {
				assertThat(ObservedRun
					.of(thrifty, thrifty.streamer().createRun(threadId, CreateRunRequest.of(this.assistantId)))
					.outcome()).isEqualTo(RunOutcome.REFUSED);
			}
			assertThat(created() - before).isEqualTo(20);
		}
	}

	private void beforeNextAnswer(StubResponse response) {
		this.application.bean(AnsweringListener.class)
			.beforeNextAnswer(() -> this.server.enqueue("POST", this.backend.outputs(), response));
	}

	private int created() {
		return this.backend.begun(this.server).size();
	}

	private String lastBody() {
		List<RecordedRequest> requests = this.backend.begun(this.server);
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

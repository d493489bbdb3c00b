package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * C13: crossing a limit is a typed failure of that run only, in time and named.
 */
@ParameterizedClass
// Where threads are not kept at the server there is no other connection than that of the
// run
@EnumSource(names = { "ASSISTANTS", "LOCAL_HISTORY" })
class TimeLimitTests {

	private static final String PREFIX = "openai.assistants.";

	private static final Duration SOON = Duration.ofSeconds(2);

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	TimeLimitTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void silentConnectionIsLostWithinHalfASecondOfTheIdleTime() {
		this.server.enqueue(RunScript.answering("One two").stallAfter(8));
		try (ListeningApplication application = start("timeouts.idle=400ms")) {
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertCrossed(run, "timeouts.idle", RunOutcome.LOST);
			AssistantsEvent last = run.published().get(run.published().size() - 2);
			Duration idle = Duration.between(last.meta().receivedAt(), run.finished().meta().receivedAt());
			assertThat(idle).isBetween(Duration.ofMillis(400), Duration.ofMillis(900));
			assertNoConnections();
		}
	}

	@Test
	void answerWithoutAnyEventIsIdleToo() {
		this.server.enqueue(StubResponse.eventStream(":").ending(StreamEnd.SILENCE));
		try (ListeningApplication application = start("timeouts.idle=300ms")) {
			assertCrossed(ObservedRun.of(application, stream(application)), "timeouts.idle", RunOutcome.LOST);
			assertNoConnections();
		}
	}

	@Test
	void commentsDoNotBreakTheSilence() {
		String comment = ": keep-alive\n\n";
		this.server.enqueue(StubResponse.eventStream(this.backend.created() + comment.repeat(500))
			.chunked(this.backend.created().length())
			.pace(Duration.ofMillis(50)));
		try (ListeningApplication application = start("timeouts.silence=500ms", "timeouts.idle=400ms")) {
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertCrossed(run, "timeouts.silence", RunOutcome.LOST);
			assertThat(run.finished().data().duration()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
			assertNoConnections();
		}
	}

	@Test
	void runThatTakesTooLongIsAborted() {
		this.server.enqueue(endless());
		try (ListeningApplication application = start("timeouts.run=500ms")) {
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertCrossed(run, "timeouts.run", RunOutcome.ABORTED);
			assertThat(run.finished().data().duration()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
			assertNoConnections();
		}
	}

	@Test
	void runThatTakesTooLongIsAbortedWhileItsListenerIsNeverIdle() {
		this.server.enqueue(RunScript.answering("x", Collections.nCopies(5000, "x").toArray(String[]::new)));
		try (ListeningApplication application = this.backend.start(this.server, SlowListener.class,
				PREFIX + "timeouts.run=500ms")) {
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertCrossed(run, "timeouts.run", RunOutcome.ABORTED);
			assertThat(run.finished().data().duration()).isLessThan(Duration.ofSeconds(4));
		}
	}

	@Test
	void runThatNobodyReadsIsAbortedAndItsEndHandedOverOnRequest() {
		this.server.enqueue(endless());
		try (ListeningApplication application = start("timeouts.run=1500ms")) {
			StepVerifier.create(stream(application), 2).expectNextCount(2).then(() -> {
				assertThat(application.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.ABORTED);
				assertThat(application.recorder().names()).hasSize(3);
				assertNoConnections();
			})
				.thenRequest(1)
				.expectNextMatches(RunFinished.class::isInstance)
				.expectError(LimitExceededException.class)
				.verify(ObservedRun.TIMEOUT);
		}
	}

	@Test
	void limitThatIsCrossedAfterTheFinalEventChangesNothing() {
		this.server.enqueue(
				StubResponse.eventStream(this.backend.created() + this.backend.completed()).ending(StreamEnd.SILENCE));
		try (ListeningApplication application = start("timeouts.idle=100ms", "timeouts.silence=100ms")) {
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		}
	}

	@Test
	void eventTooLargeAfterTheFinalEventChangesNothing() {
		this.server.enqueue(StubResponse
			.eventStream(this.backend.created() + this.backend.completed() + this.backend.delta("x".repeat(100_000))));
		try (ListeningApplication application = start("limits.event-size=64KB")) {
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		}
	}

	@Test
	void blockedListenerTripsNoClock() throws InterruptedException {
		this.server.enqueue(RunScript.answering("One", " two", " three"));
		try (ListeningApplication application = this.backend.start(this.server, HeldListener.class,
				PREFIX + "timeouts.idle=500ms", PREFIX + "timeouts.silence=500ms")) {
			HeldListener listener = application.bean(HeldListener.class);
			RunHandle handle = application.streamer().launch(request());
			assertThat(listener.awaitReached()).isTrue();
			assertThatIllegalStateException().isThrownBy(() -> handle.finished().block(Duration.ofMillis(1200)))
				.withMessageStartingWith("Timeout");
			listener.release();
			RunFinished finished = handle.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
			assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().text()).isEqualTo("One two three");
		}
	}

	@Test
	void subscriberThatWantsNothingTripsNoClock() {
		this.server.enqueue(RunScript.answering("One", " two", " three"));
		try (ListeningApplication application = start("timeouts.idle=300ms", "timeouts.silence=300ms")) {
			StepVerifier.create(stream(application), 8)
				.expectNextCount(8)
				.expectNoEvent(Duration.ofMillis(800))
				.thenRequest(Long.MAX_VALUE)
				.thenConsumeWhile((event) -> !(event instanceof RunFinished))
				.assertNext((event) -> assertThat(((RunFinished) event).outcome()).isEqualTo(RunOutcome.COMPLETED))
				.expectComplete()
				.verify(ObservedRun.TIMEOUT);
		}
	}

	@Test
	void eventThatIsTooLargeAbortsTheRun() {
		this.server.enqueue(RunScript.answering("One", "x".repeat(100_000)).hanging());
		try (ListeningApplication application = start("limits.event-size=64KB")) {
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertCrossed(run, "limits.event-size", RunOutcome.ABORTED);
			assertThat(application.recorder().text()).isEqualTo("One");
			assertNoConnections();
		}
	}

	@Test
	void runBeyondTheLimitIsRefusedAndAnEndedOneMakesRoom() {
		this.server.enqueue(RunScript.answering("One").hanging(), RunScript.answering("Two").hanging());
		try (ListeningApplication application = start("limits.concurrent-runs=2")) {
			List<RunHandle> active = List.of(application.streamer().launch(request()),
					application.streamer().launch(request()));
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.backend.begun(this.server).size() == 2);
			ObservedRun third = ObservedRun.of(application, stream(application));
			assertCrossed(third, "limits.concurrent-runs", RunOutcome.REFUSED);
			assertThat(this.backend.begun(this.server)).hasSize(2);
			active.get(0).cancel();
			active.get(0).finished().block(ObservedRun.TIMEOUT);
			ObservedRun fourth = ObservedRun.of(application, stream(application));
			assertThat(fourth.outcome()).isEqualTo(RunOutcome.COMPLETED);
			active.get(1).cancel();
			active.get(1).finished().block(ObservedRun.TIMEOUT);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 500 })
	void manyRunsInARowNeedOneSlot(int status) {
		try (ListeningApplication application = start("limits.concurrent-runs=1")) {
			for (int i = 0; i < 100; i++) {
				if (status != 200) {
					this.server.enqueue(StubResponse.empty(status));
				}
				RunFinished finished = application.streamer()
					.launch(request())
					.finished()
					.blockOptional(ObservedRun.TIMEOUT)
					.orElseThrow();
				assertThat(finished.cause() == null || finished.cause().status() != null).isTrue();
			}
			assertThat(application.recorder().finished()).hasSize(100);
		}
	}

	private static void assertCrossed(ObservedRun run, String limit, RunOutcome outcome) {
		assertThat(run.outcome()).isEqualTo(outcome);
		assertThat(run.failure()).isExactlyInstanceOf(LimitExceededException.class)
			.hasMessageContaining(PREFIX + limit);
		assertThat(((LimitExceededException) run.failure()).limit()).isEqualTo(limit);
	}

	private void assertNoConnections() {
		Awaitility.await().atMost(SOON).until(() -> this.server.openConnections() == 0);
	}

	private static RunScript endless() {
		return RunScript.answering("x", Collections.nCopies(2000, "x").toArray(String[]::new))
			.pace(Duration.ofMillis(10));
	}

	private ListeningApplication start(String... properties) {
		// What is done about a crossed limit is told elsewhere
		return this.backend.start(this.server,
				Stream.concat(Stream.of("recovery.enabled=false", "on-cancel=leave-running"), Stream.of(properties))
					.map(PREFIX::concat)
					.toArray(String[]::new));
	}

	private Flux<AssistantsEvent> stream(ListeningApplication application) {
		return application.streamer().createThreadAndRun(request());
	}

	private CreateThreadAndRunRequest request() {
		return CreateThreadAndRunRequest.of(this.assistantId, "Hello");
	}

	/**
	 * Works longer than the server takes to send the next event.
	 */
	static class SlowListener {

		@EventListener
		void on(ThreadMessageDelta event) throws InterruptedException {
			assertThat(new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS)).isFalse();
		}

	}

}

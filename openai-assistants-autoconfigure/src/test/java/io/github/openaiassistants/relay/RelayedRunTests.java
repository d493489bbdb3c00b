package io.github.openaiassistants.relay;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.RunSummary;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.failure.RunAbortedException;
import io.github.openaiassistants.model.MessageDeltaObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RelayedRun}, {@link RelayedRuns} and what they remember.
 */
class RelayedRunTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration RECONNECT = Duration.ofSeconds(10);

	private final AssistantsJson json = AssistantsJson.create();

	private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();

	private final RelayedRuns runs = new RelayedRuns(Duration.ofMinutes(2), 2, this.timer);

	@Test
	void runIsReadNoFasterThanTheSlowestPage() {
		AtomicInteger told = new AtomicInteger();
		RelayedRun run = run(OnClose.CANCEL_RUN, 1 << 20);
		StepVerifier.create(run.read(null, Shown.ALL, Shown.CUT), 0).then(() -> {
			events(1000).doOnNext((event) -> told.incrementAndGet()).subscribe(run);
			assertThat(told).hasValueLessThan(50);
		})
			.thenRequest(100)
			.expectNextCount(100)
			.then(() -> assertThat(told).hasValueGreaterThanOrEqualTo(100).hasValueLessThan(150))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(900)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void runThatGoesOnByItselfDoesNotWaitForPages() {
		RelayedRun run = run(OnClose.LEAVE_RUNNING, 1 << 20);
		StepVerifier.create(run.read(null, Shown.ALL, Shown.CUT), 0).then(() -> {
			events(1000).subscribe(run);
			assertThat(run.isOver()).isTrue();
		}).thenRequest(Long.MAX_VALUE).expectNextCount(1000).expectComplete().verify(LIMIT);
	}

	@Test
	void pageThatIsTooSlowIsLeft() {
		RelayedRun run = run(OnClose.LEAVE_RUNNING, 10_000);
		StepVerifier.create(run.read(null, Shown.ALL, Shown.CUT), 0)
			.then(() -> events(1000).subscribe(run))
			.thenRequest(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(run.canContinue(null)).isFalse();
	}

	@Test
	void whatIsRememberedIsBounded() {
		RelayedRun run = run(OnClose.LEAVE_RUNNING, 10_000);
		events(5000).subscribe(run);
		List<RelayedEvent> last = Shown.all(run.read(place(run, 4980), Shown.ALL, Shown.CUT));
		assertThat(last).hasSize(19);
		assertThat(run.canContinue(place(run, 10))).isFalse();
	}

	private static Place place(RelayedRun run, long sequence) {
		return new Place(run.account(), sequence, 0, Map.of());
	}

	@Test
	void runThatNobodyLooksAtIsCancelled() {
		TestPublisher<AssistantsEvent> source = TestPublisher.create();
		RelayedRun run = run(OnClose.CANCEL_RUN, 1 << 20);
		source.subscribe(run);
		StepVerifier.create(run.read(null, Shown.ALL, Shown.CUT))
			.then(() -> source.next(delta(1)))
			.expectNextCount(1)
			.thenCancel()
			.verify(LIMIT);
		this.timer.advanceTimeBy(RECONNECT.minusMillis(1));
		source.assertNotCancelled();
		assertThat(this.runs.find("thread_1", "run_1")).isSameAs(run);
		this.timer.advanceTimeBy(Duration.ofMillis(2));
		source.assertCancelled();
		assertThat(this.runs.find("thread_1", "run_1")).isNull();
	}

	@Test
	void pageThatComesBackInTimeKeepsTheRun() {
		TestPublisher<AssistantsEvent> source = TestPublisher.create();
		RelayedRun run = run(OnClose.CANCEL_RUN, 1 << 20);
		source.subscribe(run);
		this.timer.advanceTimeBy(RECONNECT.minusMillis(1));
		StepVerifier.create(run.read(null, Shown.ALL, Shown.CUT)).then(() -> {
			this.timer.advanceTimeBy(RECONNECT.multipliedBy(2));
			source.assertNotCancelled();
		}).thenCancel().verify(LIMIT);
	}

	@Test
	void runThatGoesOnByItselfIsNeverCancelled() {
		TestPublisher<AssistantsEvent> source = TestPublisher.create();
		source.subscribe(run(OnClose.LEAVE_RUNNING, 1 << 20));
		this.timer.advanceTimeBy(Duration.ofDays(1));
		source.assertNotCancelled();
	}

	@Test
	void endedRunIsForgottenAfterAWhile() {
		RelayedRun run = run(OnClose.CANCEL_RUN, 1 << 20);
		events(3).subscribe(run);
		this.timer.advanceTimeBy(Duration.ofSeconds(119));
		assertThat(this.runs.find("thread_1", "run_1")).isSameAs(run);
		this.timer.advanceTimeBy(Duration.ofSeconds(2));
		assertThat(this.runs.find("thread_1", "run_1")).isNull();
	}

	@Test
	void fewEndedRunsAreRemembered() {
		IntStream.rangeClosed(1, 4).forEach((i) -> ended(this.runs, "run_" + i));
		assertThat(IntStream.rangeClosed(1, 4).filter((i) -> this.runs.find("thread_1", "run_" + i) != null))
			.containsExactly(3, 4);
	}

	@Test
	void whatIsNotRememberedTakesNoMemory() {
		RelayedRuns few = new RelayedRuns(Shown.SETTINGS.retention(), 2, Schedulers.parallel());
		WeakReference<RelayedRun> first = new WeakReference<>(ended(few, "run_1"));
		ended(few, "run_2");
		ended(few, "run_3");
		Awaitility.await().until(() -> {
			System.gc();
			return first.get() == null;
		});
	}

	private RelayedRun ended(RelayedRuns known, String runId) {
		RelayedRun run = new RelayedRun(Shown.SETTINGS, OnClose.LEAVE_RUNNING, Schedulers.parallel(),
				new PublicEvents(this.json.mapper(), false), known);
		known.add("thread_1", runId, run);
		Flux.<AssistantsEvent>just(delta(1)).subscribe(run);
		return run;
	}

	@Test
	void endOfRunThatWasAbortedHereIsLeftToTheServerToTell() {
		RelayedRun run = run(OnClose.LEAVE_RUNNING, 1 << 20);
		events(3).concatWith(Mono.just(aborted()))
			.concatWith(Mono.error(new RunAbortedException("The application is shutting down", null)))
			.subscribe(run);
		assertThat(Shown.all(run.read(null, Shown.ALL, Shown.CUT))).extracting(RelayedEvent::name)
			.containsExactly("thread.message.delta", "thread.message.delta", "thread.message.delta");
		assertThat(this.runs.find("thread_1", "run_1")).isNull();
	}

	private RelayedRun run(OnClose onClose, int window) {
		RelaySettings settings = new RelaySettings(onClose, RECONNECT, Duration.ofSeconds(15), window,
				Duration.ofMinutes(2), 2, false);
		return new RelayedRun(settings, onClose, this.timer, new PublicEvents(this.json.mapper(), false), this.runs);
	}

	private Flux<AssistantsEvent> events(int count) {
		return Flux.range(0, count).map(this::delta);
	}

	private static AssistantsEvent aborted() {
		return new RunFinished(new RunSummary(RunOutcome.ABORTED, null, null, Duration.ZERO, null, null, null),
				meta(3));
	}

	private AssistantsEvent delta(int number) {
		MessageDeltaObject data = this.json.read(
				"{\"id\":\"msg_1\",\"object\":\"thread.message.delta\",\"delta\":"
						+ "{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"" + number + " \"}}]}}",
				MessageDeltaObject.class);
		return new ThreadMessageDelta(data, meta(number));
	}

	private static EventMeta meta(int number) {
		RunReference run = new RunReference("run_1", "thread_1", "asst_1", "default", "client_run_1", null, Map.of());
		return new EventMeta(run, number, Instant.EPOCH, EventOrigin.STREAM);
	}

}

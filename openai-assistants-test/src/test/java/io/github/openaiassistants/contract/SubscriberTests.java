package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C4 and C7 as a subscriber sees them: it gets what it asked for, and whatever it does,
 * the run has one outcome.
 */
@ParameterizedClass
@MethodSource("applications")
class SubscriberTests {

	private static final String TEST = "test";

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final UnrulyListener listener;

	private final String assistantId;

	// One for each test, so that its events can be told from those of the others
	private final String question = UUID.randomUUID().toString();

	SubscriberTests(SharedApplication shared) {
		this.backend = shared.backend();
		this.server = shared.server();
		this.application = shared.application();
		this.listener = this.application.bean(UnrulyListener.class);
		this.assistantId = shared.assistantId();
	}

	static Stream<SharedApplication> applications() {
		return SharedApplication.each(List.of(UnrulyListener.class));
	}

	@Test
	void cancelAfterTheEndChangesNothing() {
		RunHandle handle = this.application.streamer().launch(request());
		RunFinished finished = finished(handle);
		handle.cancel();
		assertThat(finished(handle)).isSameAs(finished);
		assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void listenerThatCancelsAtTheFinalEventIsTooLate() {
		CompletableFuture<RunHandle> cancelled = this.listener.cancelAt(ThreadRunCompleted.class);
		RunHandle handle = this.application.streamer().launch(request());
		cancelled.complete(handle);
		assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void subscriberThatStopsAtTheEndOfALostRunIsToldNothingMore() {
		AtomicInteger signals = new AtomicInteger();
		this.server.enqueue(StubResponse.eventStream(this.backend.created()));
		stream().subscribe(new BaseSubscriber<>() {

			@Override
			protected void hookOnNext(AssistantsEvent event) {
				if (event instanceof RunFinished) {
					cancel();
				}
			}

			@Override
			protected void hookOnError(Throwable failure) {
				signals.incrementAndGet();
			}

		});
		assertThat(awaitFinished().outcome()).isEqualTo(RunOutcome.LOST);
		assertThat(signals).hasValue(0);
	}

	@Test
	void subscriberGetsWhatItAskedForAndListenersNoMore() {
		this.server.enqueue(RunScript.answering("One", " two", " three"));
		StepVerifier.create(stream(), 2)
			.expectNextCount(2)
			.then(() -> assertThat(events()).hasSize(2))
			.expectNoEvent(Duration.ofMillis(100))
			.thenRequest(3)
			.expectNextCount(3)
			.expectNoEvent(Duration.ofMillis(100))
			.then(() -> assertThat(events()).hasSize(5))
			.thenRequest(Long.MAX_VALUE)
			.thenConsumeWhile((event) -> true)
			.expectComplete()
			.verify(ObservedRun.TIMEOUT);
		assertThat(Recorder.names(events())).endsWith("thread.run.completed", "done", "run.finished");
	}

	@Test
	void oneByOneIsEnoughToReachTheEnd() {
		assertThat(stream().limitRate(1).collectList().blockOptional(ObservedRun.TIMEOUT).orElseThrow())
			.isEqualTo(events());
	}

	@Test
	void subscriptionThatWantsNothingSendsNothing() {
		StepVerifier.create(stream(), 0)
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(100))
			.thenCancel()
			.verify(ObservedRun.TIMEOUT);
		assertThat(awaitFinished().outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(this.server.requests()).noneMatch((request) -> request.body().contains(this.question));
	}

	@Test
	void listenerThatThrowsWhatIsCalledFatalEndsNothing() {
		for (Error failure : List.of(new NoClassDefFoundError("org/example/Missing"), new StackOverflowError())) {
			this.listener.failWith(failure);
			RunHandle handle = this.application.streamer().launch(request());
			assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.COMPLETED);
		}
		this.listener.failWith(null);
	}

	@Test
	void disposalAtRequiresActionCancelsTheRun() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
		stream().takeUntil(ThreadRunRequiresAction.class::isInstance).blockLast(ObservedRun.TIMEOUT);
		assertThat(awaitFinished().outcome()).isEqualTo(RunOutcome.CANCELLED);
	}

	private List<AssistantsEvent> events() {
		return this.application.recorder()
			.events()
			.stream()
			.filter((event) -> this.question.equals(event.meta().attributes().get(TEST)))
			.toList();
	}

	private RunFinished awaitFinished() {
		Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.until(() -> events().stream().anyMatch(RunFinished.class::isInstance));
		return (RunFinished) events().get(events().size() - 1);
	}

	private static RunFinished finished(RunHandle handle) {
		return handle.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(request());
	}

	private CreateThreadAndRunRequest request() {
		return CreateThreadAndRunRequest.of(this.assistantId, this.question)
			.toBuilder()
			.attributes(Map.of(TEST, this.question))
			.build();
	}

}

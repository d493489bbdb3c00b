package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever ends a run here closes its connection at once, and the run still has its one
 * outcome. What happens at the server is told in {@link CancelTests}.
 */
@ParameterizedClass
// Where threads are not kept at the server there is no other connection than that of the
// run
@EnumSource(names = { "ASSISTANTS", "LOCAL_HISTORY" })
class EndedHereTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final RunScript HANGING = RunScript.answering("One", " two").hanging();

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	EndedHereTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.application = backend.start(this.server, UnrulyListener.class, "openai.assistants.events.threads=4",
				"openai.assistants.on-cancel=leave-running");
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		Recorder recorder = this.application.recorder();
		this.application.close();
		this.server.close();
		ObservedRun.assertAllEndedOnce(recorder);
	}

	@Test
	void disposedFluxClosesTheConnectionAndPublishesTheEnd() {
		this.server.enqueue(HANGING);
		Disposable subscription = stream().subscribe();
		awaitText("One two");
		subscription.dispose();
		assertNoConnections();
		RunFinished finished = this.application.recorder().awaitFinished();
		assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(ObservedRun.cause(finished).type()).isEqualTo("RunAbortedException");
		assertThat(finished.data().run()).isNotNull();
	}

	@Test
	void cancelledHandleClosesTheConnectionAndTellsTheEnd() {
		this.server.enqueue(HANGING);
		RunHandle handle = this.application.streamer().launch(request());
		awaitText("One two");
		handle.cancel();
		handle.cancel();
		assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.ABORTED);
		assertNoConnections();
		assertThat(this.application.recorder().finished()).hasSize(1);
	}

	@Test
	void cancelBeforeTheAnswerClosesTheConnection() {
		this.server.enqueue(StubResponse.silence());
		RunHandle handle = this.application.streamer().launch(request());
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.backend.begun(this.server).size() == 1);
		handle.cancel();
		assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.ABORTED);
		assertNoConnections();
	}

	@Test
	void cancelAtOnceIsNoticedWhereverTheRunIs() {
		for (int i = 0; i < 200; i++) {
			RunHandle handle = this.application.streamer().launch(request());
			for (int spin = 0; spin < i * 20; spin++) {
				Thread.onSpinWait();
			}
			handle.cancel();
			assertThat(finished(handle).outcome()).isIn(RunOutcome.ABORTED, RunOutcome.COMPLETED);
		}
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.server.openConnections() <= 2);
	}

	@Test
	void listenerMayCancelTheRun() {
		CompletableFuture<RunHandle> cancelled = this.application.bean(UnrulyListener.class)
			.cancelAt(ThreadMessageDelta.class);
		this.server.enqueue(HANGING);
		RunHandle handle = this.application.streamer().launch(request());
		cancelled.complete(handle);
		assertThat(finished(handle).outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(Recorder.names(this.application.recorder().events())).containsOnlyOnce("thread.message.delta");
		assertNoConnections();
	}

	@Test
	void takeEndsTheRunAfterWhatWasTaken() {
		this.server.enqueue(HANGING);
		List<AssistantsEvent> taken = stream().take(3).collectList().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
		assertThat(this.application.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(taken).hasSize(3);
		assertThat(this.application.recorder().events()).hasSize(4).startsWith(taken.toArray(AssistantsEvent[]::new));
		assertNoConnections();
	}

	@Test
	void disposalAfterTheFinalEventKeepsOutcomeAndConnection() {
		for (int i = 1; i <= 3; i++) {
			stream().takeUntil(ThreadRunCompleted.class::isInstance).blockLast(ObservedRun.TIMEOUT);
			assertThat(this.application.recorder().awaitFinished(i)).last()
				.extracting(RunFinished::outcome)
				.isEqualTo(RunOutcome.COMPLETED);
			awaitIdleConnection();
		}
		assertThat(this.server.requests()).extracting(RecordedRequest::connectionId).containsOnly(connectionId(0));
	}

	@Test
	void disposalByASubscriberThatWantsNothingPublishesTheEnd() {
		this.server.enqueue(HANGING);
		StepVerifier.create(stream(), 2).expectNextCount(2).thenCancel().verify(ObservedRun.TIMEOUT);
		assertThat(this.application.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(this.application.recorder().events()).hasSize(3);
		assertNoConnections();
	}

	@Test
	void subscriberThatThrowsEndsTheRunOnce() {
		this.server.enqueue(HANGING);
		stream().subscribe(new ThrowingSubscriber());
		RunFinished finished = this.application.recorder().awaitFinished();
		assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(ObservedRun.cause(finished).message()).doesNotContain("quoted");
		assertNoConnections();
	}

	@Test
	void runsInARowUseOneConnection() {
		for (int i = 0; i < 3; i++) {
			stream().blockLast(ObservedRun.TIMEOUT);
			awaitIdleConnection();
		}
		assertThat(this.backend.begun(this.server)).hasSize(3);
		assertThat(this.server.requests()).extracting(RecordedRequest::connectionId).containsOnly(connectionId(0));
	}

	@Test
	void connectionServesAgainAfterWhatFollowedTheEnd() {
		String stream = this.backend.created() + this.backend.completed() + this.backend.done();
		this.server
			.enqueue(StubResponse.eventStream(stream + this.backend.delta("late").repeat(20)).chunked(stream.length()));
		stream().blockLast(ObservedRun.TIMEOUT);
		awaitIdleConnection();
		stream().blockLast(ObservedRun.TIMEOUT);
		assertThat(connectionId(1)).isEqualTo(connectionId(0));
	}

	@Test
	void functionRoundUsesTheSameConnection() {
		try (ListeningApplication answering = this.backend.start(this.server, AnsweringListener.class)) {
			for (int i = 0; i < 2; i++) {
				this.server
					.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")).thenAnswering("Sunny", " it is"));
				ObservedRun run = ObservedRun.of(answering, answering.streamer().createThreadAndRun(request()));
				assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
				awaitIdleConnection();
			}
		}
		assertThat(this.backend.submitted(this.server)).hasSize(2);
		assertThat(this.server.requests()).extracting(RecordedRequest::connectionId).containsOnly(connectionId(0));
	}

	@Test
	void closedContextLeavesNoThreadAndNoConnection() throws Exception {
		this.server.enqueue(HANGING, HANGING, HANGING);
		try (ListeningApplication closing = this.backend.start(this.server)) {
			for (int i = 0; i < 3; i++) {
				closing.streamer().launch(request());
			}
			Recorder recorder = closing.recorder();
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> recorder.text().length() == 3 * 7);
			CompletableFuture.runAsync(closing::close).get(10, TimeUnit.SECONDS);
		}
		Awaitility.await()
			.atMost(SOON)
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("assistants-events-")));
		assertNoConnections();
	}

	private void awaitText(String text) {
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.application.recorder().text().equals(text));
	}

	private static RunFinished finished(RunHandle handle) {
		return handle.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

	private void assertNoConnections() {
		Awaitility.await().atMost(SOON).until(() -> this.server.openConnections() == 0);
	}

	// The end of the body may come a little later than the end of the run
	private void awaitIdleConnection() {
		Awaitility.await()
			.pollDelay(Duration.ofMillis(100))
			.atMost(SOON)
			.untilAsserted(() -> assertThat(this.server.openConnections()).isOne());
	}

	private String connectionId(int request) {
		return this.server.requests().get(request).connectionId();
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(request());
	}

	private CreateThreadAndRunRequest request() {
		return CreateThreadAndRunRequest.of(this.assistantId, "Hello");
	}

	/**
	 * A subscriber against the rules.
	 */
	static class ThrowingSubscriber implements CoreSubscriber<AssistantsEvent> {

		@Override
		public void onSubscribe(Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(AssistantsEvent event) {
			throw new IllegalStateException("quoted");
		}

		@Override
		public void onError(Throwable failure) {
			throw new IllegalStateException("quoted");
		}

		@Override
		public void onComplete() {
			throw new IllegalStateException("quoted");
		}

	}

}

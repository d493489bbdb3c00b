package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.event.EventListener;
import reactor.test.StepVerifier;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C4: undelivered data per run is bounded, a slow consumer slows the socket, and nothing
 * is dropped to keep up.
 */
@Timeout(90)
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "LOCAL_HISTORY" })
class BackPressureTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final long MEGABYTE = 1024 * 1024;

	private final Backend backend;

	BackPressureTests(Backend backend) {
		this.backend = backend;
	}

	@Test
	void blockedListenerStopsTheSocketAndLosesNothing() throws Exception {
		// The buffers of loopback sockets alone hide up to 11 MB
		try (StreamingSocket socket = new StreamingSocket(this.backend, 13_500, 4_000);
				ListeningApplication application = start(socket, Gate.class)) {
			assertThat(socket.total()).isGreaterThan(50 * MEGABYTE);
			Gate gate = application.bean(Gate.class);
			RunHandle handle = application.streamer().launch(CreateThreadAndRunRequest.of(Backend.ASSISTANT, "Hello"));
			assertThat(gate.reached.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(takenWhenStill(socket)).isLessThan(12 * MEGABYTE);
			gate.open.countDown();
			handle.finished().block(TIMEOUT);
			assertThat(gate.characters.get()).isEqualTo(13_500L * 4_000);
		}
	}

	@Test
	void subscriberWithoutDemandStopsTheSocketAndLosesNothing() throws Exception {
		AtomicLong characters = new AtomicLong();
		try (StreamingSocket socket = new StreamingSocket(this.backend, 13_500, 4_000);
				ListeningApplication application = start(socket)) {
			StepVerifier
				.create(application.streamer()
					.createThreadAndRun(CreateThreadAndRunRequest.of(Backend.ASSISTANT, "Hello"))
					.doOnNext((event) -> characters.addAndGet(length(event))), 3)
				.expectNextCount(3)
				.then(() -> assertThat(takenWhenStill(socket)).isLessThan(12 * MEGABYTE))
				.thenRequest(Long.MAX_VALUE)
				.thenConsumeWhile((event) -> true)
				.expectComplete()
				.verify(TIMEOUT);
			assertThat(characters).hasValue(13_500L * 4_000);
		}
	}

	@Test
	void listenersReceiveNoMoreThanTheSubscriberRequested() {
		try (AssistantsServer server = this.backend.serverAnswering(() -> RunScript.answering("word ".repeat(50)));
				ListeningApplication application = this.backend.start(server)) {
			Recorder recorder = application.recorder();
			StepVerifier
				.create(application.streamer()
					.createThreadAndRun(CreateThreadAndRunRequest.of(this.backend.assistant(server), "Hello")), 0)
				.expectSubscription()
				.then(() -> assertThat(this.backend.begun(server)).isEmpty())
				.thenRequest(5)
				.expectNextCount(5)
				.then(() -> assertThat(recorder.events()).hasSize(5))
				.thenRequest(7)
				.expectNextCount(7)
				.then(() -> assertThat(recorder.events()).hasSize(12))
				.thenRequest(Long.MAX_VALUE)
				.thenConsumeWhile((event) -> true)
				.expectComplete()
				.verify(TIMEOUT);
			assertThat(recorder.text()).isEqualTo("word ".repeat(50));
		}
	}

	private static int length(AssistantsEvent event) {
		return (event instanceof ThreadMessageDelta delta) ? delta.text().length() : 0;
	}

	private ListeningApplication start(StreamingSocket socket, Class<?>... listeners) {
		// All of its text would be more than the snapshot of a run may hold
		return this.backend.start(socket.baseUrl(), List.of(listeners), "openai.assistants.events.snapshot=false");
	}

	private static long takenWhenStill(StreamingSocket socket) {
		AtomicLong last = new AtomicLong(-1);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> last.getAndSet(socket.written()) == socket.written());
		return socket.written();
	}

	static class Gate {

		private final CountDownLatch reached = new CountDownLatch(1);

		private final CountDownLatch open = new CountDownLatch(1);

		private final AtomicLong characters = new AtomicLong();

		@EventListener
		void on(ThreadMessageDelta delta) throws InterruptedException {
			this.reached.countDown();
			this.open.await(60, TimeUnit.SECONDS);
			this.characters.addAndGet(delta.text().length());
		}

	}

}

package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C3: listeners never run on an event loop and may block; a blocked listener holds up its
 * own run and no other while a thread is free.
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND" })
class OffTheIoThreadsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	OffTheIoThreadsTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void listenersRunOnThreadsThatMayBlock() {
		try (ListeningApplication application = this.backend.start(this.server, Blocking.class)) {
			assertThat(launch(application, "Hello").finished().blockOptional(TIMEOUT).orElseThrow().outcome())
				.isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().threads())
				.allSatisfy((thread) -> assertThat(thread.getName()).startsWith("assistants-events-"));
			assertThat(application.bean(Blocking.class).nonBlocking).isEmpty();
		}
	}

	@Test
	void subscribersOfTheFluxMayBlockToo() {
		try (ListeningApplication application = this.backend.start(this.server)) {
			Boolean onEventLoop = application.streamer()
				.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello"))
				.map((event) -> Schedulers.isInNonBlockingThread())
				.reduce(false, Boolean::logicalOr)
				.block(TIMEOUT);
			assertThat(onEventLoop).isFalse();
		}
	}

	@Test
	void blockedListenersHoldUpOnlyTheirOwnRunsWhileAThreadIsFree() throws InterruptedException {
		try (ListeningApplication application = this.backend.start(this.server, Holding.class,
				"openai.assistants.events.threads=4")) {
			Holding holding = application.bean(Holding.class);
			List<RunHandle> held = IntStream.range(0, 3)
				.mapToObj((index) -> launch(application, "hold " + index))
				.toList();
			assertThat(holding.held.await(20, TimeUnit.SECONDS)).isTrue();
			// Twenty more than the one thread that is left: none is bound to a blocked
			// thread
			List<RunHandle> free = IntStream.range(0, 20)
				.mapToObj((index) -> launch(application, "free " + index))
				.toList();
			for (RunHandle handle : free) {
				assertThat(handle.finished().blockOptional(TIMEOUT).orElseThrow().outcome())
					.isEqualTo(RunOutcome.COMPLETED);
			}
			assertThat(application.recorder().finished()).hasSize(20);
			holding.release.countDown();
			for (RunHandle handle : held) {
				assertThat(handle.finished().blockOptional(TIMEOUT).orElseThrow().outcome())
					.isEqualTo(RunOutcome.COMPLETED);
			}
		}
	}

	@Test
	void oneRunInEightSleepingOnEveryEventLeavesTheOthersUnharmed() {
		this.server.close();
		try (AssistantsServer busy = this.backend.serverAnswering(() -> RunScript.answering("word ".repeat(30)));
				ListeningApplication application = this.backend.start(busy, Slow.class)) {
			String assistantId = this.backend.assistant(busy);
			List<RunHandle> others = IntStream.range(0, 64)
				.mapToObj((index) -> application.streamer()
					.launch(CreateThreadAndRunRequest.of(assistantId, (index % 8 == 0) ? "slow" : "fast")
						.toBuilder()
						.attributes(Map.of("kind", (index % 8 == 0) ? "slow" : "fast"))
						.build()))
				.toList();
			// The slow ones need 30 x 200 ms; the others are over long before
			for (int index = 0; index < 64; index++) {
				if (index % 8 != 0) {
					others.get(index).finished().block(TIMEOUT);
				}
			}
			List<RunFinished> finished = application.recorder().finished();
			assertThat(finished).filteredOn((event) -> "slow".equals(event.meta().attributes().get("kind"))).isEmpty();
			application.bean(Slow.class).release.countDown();
			application.recorder().awaitFinished(64);
		}
	}

	@Test
	void virtualThreadsAreUsedWhenTheApplicationHasThemOn() throws ReflectiveOperationException {
		try (ListeningApplication application = this.backend.start(this.server,
				"spring.threads.virtual.enabled=true")) {
			launch(application, "Hello").finished().block(TIMEOUT);
			boolean supported = Runtime.version().feature() >= 21;
			for (Thread thread : application.recorder().threads()) {
				boolean virtual = supported && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
				assertThat(virtual).isEqualTo(supported);
				assertThat(thread.getName()).startsWith("assistants-events-");
			}
		}
	}

	private RunHandle launch(ListeningApplication application, String question) {
		return application.streamer()
			.launch(CreateThreadAndRunRequest.of(this.assistantId, question)
				.toBuilder()
				.attributes(Map.of("question", question))
				.build());
	}

	static class Blocking {

		private final Set<String> nonBlocking = ConcurrentHashMap.newKeySet();

		@EventListener
		void on(AssistantsEvent event) {
			if (Schedulers.isInNonBlockingThread()) {
				this.nonBlocking.add(Thread.currentThread().getName());
			}
			Mono.delay(Duration.ofMillis(1)).block(TIMEOUT);
		}

	}

	static class Holding {

		private final CountDownLatch held = new CountDownLatch(3);

		private final CountDownLatch release = new CountDownLatch(1);

		@EventListener
		void on(ThreadMessageDelta delta) throws InterruptedException {
			if (delta.meta().attributes().getOrDefault("question", "").startsWith("hold")) {
				this.held.countDown();
				this.release.await(40, TimeUnit.SECONDS);
			}
		}

	}

	static class Slow {

		private final CountDownLatch release = new CountDownLatch(1);

		@EventListener
		void on(ThreadMessageDelta delta) throws InterruptedException {
			if ("slow".equals(delta.meta().attributes().get("kind"))) {
				this.release.await(200, TimeUnit.MILLISECONDS);
			}
		}

	}

}

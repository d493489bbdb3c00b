package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.event.EventListener;

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
 * C2: two events of one run are never handled at the same time, each handling happens
 * before the next, and different runs are independent.
 */
@ParameterizedClass
@MethodSource(Backend.TESTED)
class OneAtATimeTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	OneAtATimeTests(Backend backend) {
		this.server = backend.serverAnswering(() -> RunScript.answering("word ".repeat(100)));
		this.application = backend.start(this.server, Counting.class);
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void eventsOfOneRunAreNeverHandledAtTheSameTimeAndEachHandlingHappensBeforeTheNext() {
		List<RunHandle> handles = IntStream.range(0, 20)
			.mapToObj((index) -> this.application.streamer()
				.launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello " + index)))
			.toList();
		handles.forEach((handle) -> handle.finished().block(TIMEOUT));
		Counting counting = this.application.bean(Counting.class);
		assertThat(counting.overlapped).isFalse();
		for (RunHandle handle : handles) {
			int published = this.application.recorder().events(handle.clientRunId()).size();
			assertThat(counting.plainCount(handle.clientRunId())).isEqualTo(published);
		}
	}

	@Test
	void blockedRunDoesNotHoldUpAnother() throws InterruptedException {
		Counting counting = this.application.bean(Counting.class);
		counting.blockNext.set(true);
		RunHandle blocked = this.application.streamer().launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
		assertThat(counting.blocked.await(20, TimeUnit.SECONDS)).isTrue();
		RunFinished other = this.application.streamer()
			.launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"))
			.finished()
			.blockOptional(TIMEOUT)
			.orElseThrow();
		assertThat(other.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.application.recorder().events(blocked.clientRunId())).noneMatch(RunFinished.class::isInstance);
		counting.release.countDown();
		assertThat(blocked.finished().blockOptional(TIMEOUT).orElseThrow().outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	/**
	 * Counts in plain fields, which lose counts unless each handling happens before the
	 * next.
	 */
	static class Counting {

		private final Map<String, PlainCounter> counters = new ConcurrentHashMap<>();

		private final Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();

		private final AtomicBoolean blockNext = new AtomicBoolean();

		private final CountDownLatch blocked = new CountDownLatch(1);

		private final CountDownLatch release = new CountDownLatch(1);

		private volatile boolean overlapped;

		@EventListener
		void on(AssistantsEvent event) throws InterruptedException {
			String run = event.meta().clientRunId();
			AtomicInteger entered = this.inside.computeIfAbsent(run, (key) -> new AtomicInteger());
			if (entered.incrementAndGet() > 1) {
				this.overlapped = true;
			}
			this.counters.computeIfAbsent(run, (key) -> new PlainCounter()).count++;
			if (event instanceof ThreadMessageDelta && this.blockNext.compareAndSet(true, false)) {
				this.blocked.countDown();
				this.release.await(30, TimeUnit.SECONDS);
			}
			entered.decrementAndGet();
		}

		int plainCount(String clientRunId) {
			PlainCounter counter = this.counters.get(clientRunId);
			return (counter != null) ? counter.count : 0;
		}

	}

	private static final class PlainCounter {

		private int count;

	}

}

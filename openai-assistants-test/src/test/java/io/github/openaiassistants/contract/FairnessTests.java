package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C3: more runs than threads, some listeners blocked, the others unharmed, without
 * virtual threads.
 */
class FairnessTests {

	private static final int THREADS = 8;

	private static final int BLOCKED = THREADS - 1;

	private static final int OTHERS = 100;

	@ParameterizedTest
	@EnumSource
	void blockedListenersHoldUpNoOtherRunWhileOneThreadIsFree(Backend backend) {
		try (AssistantsServer server = backend.serverAnswering(() -> RunScript.answering("One ", "two ", "three"));
				ListeningApplication application = backend.start(server, Blocking.class,
						"openai.assistants.events.threads=" + THREADS, "spring.threads.virtual.enabled=false")) {
			Blocking blocking = application.bean(Blocking.class);
			String assistantId = backend.assistant(server);
			List<RunHandle> blocked = launch(application, assistantId, BLOCKED, "yes");
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> blocking.waiting.getCount() == 0);
			List<RunHandle> others = launch(application, assistantId, OTHERS, "no");
			assertThat(others).allSatisfy((run) -> assertThat(finished(run).outcome()).isEqualTo(RunOutcome.COMPLETED));
			assertThat(blocked).noneMatch((run) -> run.finished().toFuture().isDone());
			blocking.release.countDown();
			assertThat(blocked)
				.allSatisfy((run) -> assertThat(finished(run).outcome()).isEqualTo(RunOutcome.COMPLETED));
			ObservedRun.assertAllEndedOnce(application.recorder());
			assertThat(application.recorder().threads()).extracting(Thread::getName)
				.allMatch((name) -> name.startsWith("assistants-events-"));
			assertThat(application.recorder().threads().stream().distinct()).hasSizeLessThanOrEqualTo(THREADS);
		}
	}

	private static List<RunHandle> launch(ListeningApplication application, String assistantId, int count,
			String blocks) {
		List<RunHandle> runs = new ArrayList<>();
		CreateThreadAndRunRequest request = CreateThreadAndRunRequest.of(assistantId, "Hello")
			.toBuilder()
			.attributes(Map.of("blocks", blocks))
			.build();
		for (int i = 0; i < count; i++) {
			runs.add(application.streamer().launch(request));
		}
		return runs;
	}

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(Duration.ofSeconds(30)).orElseThrow();
	}

	static class Blocking {

		final CountDownLatch waiting = new CountDownLatch(BLOCKED);

		final CountDownLatch release = new CountDownLatch(1);

		@EventListener(condition = "#event.meta.attributes['blocks'] == 'yes'")
		void on(ThreadMessageDelta event) throws InterruptedException {
			this.waiting.countDown();
			this.release.await();
		}

	}

}

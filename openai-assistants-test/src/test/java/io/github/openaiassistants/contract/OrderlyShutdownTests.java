package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageCreated;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.OrderlyShutdown;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C11: on context close new runs are refused, running ones get a grace time, the rest is
 * ended, and each has its outcome while listeners are there.
 */
@ExtendWith(OutputCaptureExtension.class)
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND" })
class OrderlyShutdownTests {

	private static final RunScript HANGING = RunScript.answering("One", " two").hanging();

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	OrderlyShutdownTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void hundredLiveRunsHaveTheirOutcomeAndAreCancelled() {
		ListeningApplication application = this.backend.start(this.server);
		Recorder recorder = application.recorder();
		List<RunHandle> handles = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			handles.add(launch(application, HANGING));
		}
		Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.untilAsserted(
					() -> assertThat(recorder.events()).filteredOn(ThreadMessageDelta.class::isInstance).hasSize(200));
		long start = System.nanoTime();
		application.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
		assertThat(recorder.finished()).hasSize(100)
			.allSatisfy((finished) -> assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED));
		ObservedRun.assertAllEndedOnce(recorder);
		assertThat(handles).allSatisfy((handle) -> assertThat(handle.finished().block(Duration.ZERO)).isNotNull());
		assertThat(this.server.requests("POST", this.backend.cancel())).hasSize(100);
		Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.matches("assistants-(events|functions|shutdown|registry).*")));
	}

	@Test
	void stalledRunIsNotWaitedForLong() {
		ListeningApplication application = this.backend.start(this.server);
		Recorder recorder = application.recorder();
		launch(application, HANGING);
		awaitText(application, 2);
		long start = System.nanoTime();
		application.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		assertThat(recorder.awaitFinished().outcome()).isEqualTo(RunOutcome.ABORTED);
	}

	@Test
	void runThatEndsInTimeIsWaitedFor() {
		ListeningApplication application = this.backend.start(this.server);
		Recorder recorder = application.recorder();
		launch(application, RunScript.answering("One ", "two ", "three ", "four").pace(Duration.ofMillis(150)));
		awaitText(application, 1);
		application.close();
		assertThat(recorder.awaitFinished().outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(recorder.text()).isEqualTo("One two three four");
	}

	@Test
	void runsAreLeftRunningWhereThatIsWanted() {
		ListeningApplication application = this.backend.start(this.server,
				"openai.assistants.on-shutdown=leave-running", "openai.assistants.shutdown.grace=2s");
		RunHandle handle = launch(application, HANGING);
		awaitText(application, 2);
		application.close();
		RunFinished finished = handle.finished().blockOptional(Duration.ZERO).orElseThrow();
		assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(this.server.requests("POST", this.backend.cancel())).isEmpty();
		if (!this.backend.locksThreads()) {
			// Its successor knows nothing of it
			return;
		}
		try (ListeningApplication successor = this.backend.start(this.server)) {
			// It is hanging still: nothing but its end is missing
			RunHandle again = successor.streamer()
				.launch(String.valueOf(finished.meta().threadId()), CreateRunRequest.of(this.assistantId));
			assertThat(again.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow().outcome())
				.isEqualTo(RunOutcome.REFUSED);
		}
	}

	@Test
	void newRunIsRefusedWhileTheOthersEnd() {
		ListeningApplication application = this.backend.start(this.server, Blocked.class,
				"openai.assistants.shutdown.grace=8s");
		Blocked blocked = application.bean(Blocked.class);
		AssistantRunStreamer streamer = application.streamer();
		Recorder recorder = application.recorder();
		launch(application, RunScript.answering("One"));
		awaitText(application, 1);
		CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close);
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> blocked.closing);
		// One that is still accepted ends with the others
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> {
			RunHandle late = streamer.launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
			return late.finished()
				.timeout(Duration.ofSeconds(1), Mono.empty())
				.blockOptional()
				.filter((finished) -> finished.outcome() == RunOutcome.REFUSED)
				.isPresent();
		});
		blocked.release.countDown();
		closing.orTimeout(20, TimeUnit.SECONDS).join();
		ObservedRun.assertAllEndedOnce(recorder);
	}

	@Test
	void listenerThatIsStuckIsInterrupted() {
		ListeningApplication application = this.backend.start(this.server, Blocked.class,
				"openai.assistants.shutdown.grace=2s");
		Recorder recorder = application.recorder();
		RunHandle handle = launch(application, HANGING);
		awaitText(application, 1);
		application.close();
		assertThat(handle.finished().blockOptional(Duration.ZERO).orElseThrow().outcome())
			.isEqualTo(RunOutcome.ABORTED);
		ObservedRun.assertAllEndedOnce(recorder);
	}

	@Test
	void outcomeOfARunWhoseListenerNeverReturnsIsLogged(CapturedOutput output) {
		ListeningApplication application = this.backend.start(this.server, Deaf.class,
				"openai.assistants.shutdown.grace=2s");
		Recorder recorder = application.recorder();
		Deaf deaf = application.bean(Deaf.class);
		RunHandle handle = launch(application, HANGING);
		awaitText(application, 1);
		application.close();
		assertThat(handle.finished().blockOptional(Duration.ZERO).orElseThrow().outcome())
			.isEqualTo(RunOutcome.ABORTED);
		assertThat(output).contains("a listener did not return").contains("ABORTED");
		assertThat(recorder.finished()).isEmpty();
		deaf.released = true;
	}

	@Test
	void whatTheServerDecidedCountsEvenIfAListenerNeverReturns() {
		ListeningApplication application = this.backend.start(this.server, DeafToTheEnd.class,
				"openai.assistants.shutdown.grace=2s");
		Recorder recorder = application.recorder();
		DeafToTheEnd deaf = application.bean(DeafToTheEnd.class);
		RunHandle handle = launch(application, RunScript.answering("One"));
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> recorder.names().contains("thread.run.completed"));
		application.close();
		assertThat(handle.finished().blockOptional(Duration.ZERO).orElseThrow().outcome())
			.isEqualTo(RunOutcome.COMPLETED);
		deaf.released = true;
	}

	@Test
	void runWhoseListenerNeverReturnsIsCancelledAtTheServer() {
		ListeningApplication application = this.backend.start(this.server, DeafAtTheBeginning.class,
				"openai.assistants.shutdown.grace=2s");
		Recorder recorder = application.recorder();
		DeafAtTheBeginning deaf = application.bean(DeafAtTheBeginning.class);
		RunHandle handle = launch(application, RunScript.answering("One").hanging());
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> recorder.names().contains("thread.message.created"));
		application.close();
		assertThat(handle.finished().blockOptional(Duration.ZERO).orElseThrow().outcome())
			.isEqualTo(RunOutcome.ABORTED);
		assertThat(this.server.requests("POST", this.backend.cancel())).hasSize(1);
		deaf.released = true;
	}

	@Test
	void runsEndBeforeTheWebServerWaitsForItsRequests() {
		try (ListeningApplication application = this.backend.start(this.backend.address(this.server),
				WebApplicationType.SERVLET, List.of())) {
			assertThat(application.context().getBeansOfType(SmartLifecycle.class).values())
				.filteredOn(WebServerGracefulShutdownLifecycle.class::isInstance)
				.singleElement()
				.satisfies((webServer) -> assertThat(OrderlyShutdown.PHASE).isGreaterThan(webServer.getPhase()));
		}
	}

	// When the loops are gone, closing a connection fails, and is logged
	@Test
	void connectionsAreClosedBeforeTheEventLoopsEnd() {
		ListeningApplication application = this.backend.start(this.server);
		launch(application, RunScript.answering("One")).finished().block(ObservedRun.TIMEOUT);
		assertThat(this.server.openConnections()).isPositive();
		AtomicBoolean closed = new AtomicBoolean();
		application.context().getBeanFactory().registerSingleton("next", new NextInShutdown(() -> {
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.server.openConnections() == 0);
			closed.set(true);
		}));
		application.close();
		assertThat(closed).isTrue();
	}

	private RunHandle launch(ListeningApplication application, RunScript script) {
		this.server.enqueue(script);
		return application.streamer().launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
	}

	private static void awaitText(ListeningApplication application, int pieces) {
		Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.until(() -> application.recorder()
				.events()
				.stream()
				.filter(ThreadMessageDelta.class::isInstance)
				.count() >= pieces);
	}

	/**
	 * Stops just before the event loops end.
	 */
	private record NextInShutdown(Runnable end) implements SmartLifecycle {

		@Override
		public void start() {
		}

		@Override
		public void stop() {
			this.end.run();
		}

		@Override
		public boolean isRunning() {
			return true;
		}

		@Override
		public int getPhase() {
			return 1;
		}

	}

	static class Blocked {

		final CountDownLatch release = new CountDownLatch(1);

		volatile boolean closing;

		@EventListener
		void on(ThreadMessageDelta delta) throws InterruptedException {
			this.release.await();
		}

		@EventListener
		void on(ContextClosedEvent event) {
			this.closing = true;
		}

	}

	static class Deaf {

		volatile boolean released;

		@EventListener
		void on(ThreadMessageDelta delta) {
			while (!this.released) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
				Thread.interrupted();
			}
		}

	}

	static class DeafAtTheBeginning extends Unreturning {

		@EventListener
		void on(ThreadMessageCreated event) {
			refuseToReturn();
		}

	}

	static class DeafToTheEnd extends Unreturning {

		@EventListener
		void on(ThreadRunCompleted event) {
			refuseToReturn();
		}

	}

	static class Unreturning {

		volatile boolean released;

		void refuseToReturn() {
			while (!this.released) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
				Thread.interrupted();
			}
		}

	}

}

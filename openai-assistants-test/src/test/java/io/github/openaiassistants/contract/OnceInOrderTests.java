package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C1: every event of a logical run is published exactly once, in wire order, numbered
 * without gaps, {@code RunFinished} last.
 */
@ParameterizedClass
@MethodSource(Backend.TESTED)
class OnceInOrderTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	OnceInOrderTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.application = backend.start(this.server);
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void listenersReceiveTheEventsOfTheWireInOrder() {
		this.server.enqueue(RunScript.answering("Good", " morning", "!"));
		RunFinished finished = launch();
		assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.application.recorder().names()).containsExactly("thread.created", "thread.run.created",
				"thread.run.queued", "thread.run.in_progress", "thread.run.step.created", "thread.run.step.in_progress",
				"thread.message.created", "thread.message.in_progress", "thread.message.delta", "thread.message.delta",
				"thread.message.delta", "thread.message.completed", "thread.run.step.completed", "thread.run.completed",
				"done", "run.finished");
		assertThat(this.application.recorder().text()).isEqualTo("Good morning!");
	}

	@Test
	void sequenceCountsFromZeroWithoutGapsOverEverythingPublished() {
		this.server.enqueue(RunScript.answering("a ".repeat(300)));
		launch();
		assertNumbered(this.application.recorder().events());
	}

	@Test
	void fluxEmitsTheSameEventsAsListenersReceive() {
		this.server.enqueue(RunScript.answering("Good", " morning"));
		List<AssistantsEvent> emitted = new ArrayList<>();
		StepVerifier.create(stream().doOnNext(emitted::add).then()).expectComplete().verify(TIMEOUT);
		assertThat(emitted).isEqualTo(this.application.recorder().events());
		assertThat(emitted.get(emitted.size() - 1)).isInstanceOf(RunFinished.class);
	}

	@Test
	void listenersSeeAnEventBeforeTheSubscriberDoes() {
		this.server.enqueue(RunScript.answering("Good", " morning"));
		Recorder recorder = this.application.recorder();
		Flux<Boolean> seen = stream().map((event) -> recorder.events().contains(event));
		StepVerifier.create(seen.all(Boolean::booleanValue)).expectNext(true).expectComplete().verify(TIMEOUT);
	}

	@Test
	void everySubscriptionIsARunOfItsOwn() {
		Flux<AssistantsEvent> cold = stream();
		assertThat(this.server.requests("POST", this.backend.threadAndRun())).isEmpty();
		cold.blockLast(TIMEOUT);
		cold.blockLast(TIMEOUT);
		assertThat(this.server.requests("POST", this.backend.threadAndRun())).hasSize(2);
		assertThat(this.application.recorder().finished()).extracting((event) -> event.meta().runId())
			.doesNotHaveDuplicates();
	}

	@Test
	void metaNamesRunThreadAssistantClientAndAttributesOnEveryDelta() {
		this.server.enqueue(RunScript.answering("Good", " morning"));
		CreateThreadAndRunRequest request = CreateThreadAndRunRequest.of(this.assistantId, "Hello")
			.toBuilder()
			.attributes(Map.of("user", "ada"))
			.build();
		RunHandle handle = this.application.streamer().launch(request);
		RunFinished finished = handle.finished().block(TIMEOUT);
		assertThat(finished).isNotNull();
		assertThat(this.application.recorder().events()).allSatisfy((event) -> {
			assertThat(event.meta().clientRunId()).isEqualTo(handle.clientRunId());
			assertThat(event.meta().client()).isEqualTo("default");
			assertThat(event.meta().attributes()).containsEntry("user", "ada");
			assertThat(event.meta().assistantId()).isEqualTo(this.assistantId);
			assertThat(event.meta().threadId()).isEqualTo(finished.meta().threadId()).isNotNull();
		});
		assertThat(this.application.recorder().events().stream().skip(1))
			.allSatisfy((event) -> assertThat(event.meta().runId()).startsWith("run_"));
		assertThat(this.server.requests()).allSatisfy((sent) -> assertThat(sent.body()).doesNotContain("\"ada\""));
	}

	@Test
	void runOnAnExistingThreadIsStreamed() {
		String threadId = this.backend.thread(this.application, "What time is it?");
		this.server.enqueue(RunScript.answering("Noon."));
		List<AssistantsEvent> events = this.application.streamer()
			.createRun(threadId, CreateRunRequest.of(this.assistantId))
			.collectList()
			.blockOptional(TIMEOUT)
			.orElseThrow();
		assertThat(Recorder.names(events)).startsWith("thread.run.created").endsWith("done", "run.finished");
		assertThat(events).allSatisfy((event) -> assertThat(event.meta().threadId()).isEqualTo(threadId));
	}

	@Test
	void manyRunsAtOnceAreEachNumberedOnTheirOwn() {
		List<RunHandle> handles = IntStream.range(0, 50)
			.mapToObj((index) -> this.application.streamer()
				.launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello " + index)))
			.toList();
		handles.forEach((handle) -> handle.finished().block(TIMEOUT));
		for (RunHandle handle : handles) {
			List<AssistantsEvent> events = this.application.recorder().events(handle.clientRunId());
			assertNumbered(events);
			assertThat(events.get(events.size() - 1)).isInstanceOf(RunFinished.class);
		}
	}

	private static void assertNumbered(List<AssistantsEvent> events) {
		assertThat(events).extracting((event) -> event.meta().sequence())
			.containsExactlyElementsOf(LongStream.range(0, events.size()).boxed().toList());
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
	}

	private RunFinished launch() {
		RunFinished finished = this.application.streamer()
			.launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"))
			.finished()
			.blockOptional(TIMEOUT)
			.orElseThrow();
		return finished;
	}

}

package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run is watched by an instance that does not work on it.
 */
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND" })
class WatchedRunTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	private final String threadId;

	private final String database = SharedDatabase.inMemory();

	private final ListeningApplication worker;

	private final ListeningApplication watcher;

	WatchedRunTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
		this.threadId = backend.thread(this.server, "Hello");
		this.worker = start();
		this.watcher = start();
	}

	@AfterEach
	void close() {
		this.watcher.close();
		this.worker.close();
		this.server.close();
	}

	@Test
	void everythingIsToldToTheSubscriberAlone() {
		List<AssistantsEvent> seen = watch(launch(RunScript.answering("Wait. ")
			.thenCalling(new FunctionCall("get_weather", "{}"))
			.thenAnswering("It ", "is ", "sunny.")
			.pace(Duration.ofMillis(30))));
		assertThat(Recorder.text(seen)).isEqualTo("Wait. It is sunny.");
		assertThat(((RunFinished) seen.get(seen.size() - 1)).outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(seen).extracting((event) -> event.meta().sequence())
			.containsExactlyElementsOf(LongStream.range(0, seen.size()).boxed().toList());
		assertThat(Recorder.names(seen)).containsOnlyOnce("thread.run.created", "thread.run.completed", "run.finished")
			.containsSubsequence("thread.run.created", "thread.run.in_progress", "thread.message.created",
					"thread.message.completed", "thread.message.created", "thread.message.completed",
					"thread.run.completed", "run.finished");
		assertThat(this.watcher.recorder().events()).isEmpty();
		assertThat(this.backend.submitted(this.server)).hasSize(1);
	}

	@Test
	void runThatIsOverIsToldAsWell() {
		EventMeta run = launch(RunScript.answering("One ", "two"));
		this.worker.recorder().awaitFinished();
		assertThat(Recorder.text(watch(run))).isEqualTo("One two");
	}

	@Test
	void whatIsCertainIsToldBeforeTheEnd() {
		EventMeta run = launch(
				RunScript.answering("Wait. ").thenCalling(new FunctionCall("unanswered", "{}")).thenAnswering("Done."));
		assertThat(this.worker.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
		ThreadRunRequiresAction action = this.worker.recorder()
			.events()
			.stream()
			.filter(ThreadRunRequiresAction.class::isInstance)
			.map(ThreadRunRequiresAction.class::cast)
			.findFirst()
			.orElseThrow();
		List<AssistantsEvent> seen = this.watcher.streamer()
			.watchRun(this.threadId, Objects.requireNonNull(run.runId()))
			.doOnNext((event) -> {
				if (event instanceof ThreadMessageCompleted message && message.text().startsWith("Wait")) {
					this.worker.streamer()
						.launch(run, ToolOutputs.of(ToolOutput.of(action.functionCalls().get(0), "21 degrees")));
				}
			})
			.collectList()
			.blockOptional(ObservedRun.TIMEOUT)
			.orElseThrow();
		assertThat(Recorder.text(seen)).isEqualTo("Wait. Done.");
	}

	@Test
	void watchingEndsAndTheRunDoesNot() {
		EventMeta run = launch(RunScript.answering("One").hanging());
		this.watcher.streamer()
			.watchRun(this.threadId, Objects.requireNonNull(run.runId()))
			.takeUntil((event) -> event.name().equals("thread.run.in_progress"))
			.blockLast(ObservedRun.TIMEOUT);
		assertThat(this.server.requests("POST", this.backend.cancel())).isEmpty();
		assertThat(this.worker.recorder().finished()).isEmpty();
	}

	@Test
	void textIsToldAsItIsWrittenWhereTheServerStreamsItAgain() {
		EventMeta run = launch(RunScript.answering("One ", "two").hanging());
		String expected = this.backend.resumes() ? "One two" : "";
		List<AssistantsEvent> seen = this.watcher.streamer()
			.watchRun(this.threadId, Objects.requireNonNull(run.runId()))
			.take(Duration.ofSeconds(2))
			.collectList()
			.blockOptional(ObservedRun.TIMEOUT)
			.orElseThrow();
		assertThat(Recorder.text(seen)).isEqualTo(expected);
	}

	@Test
	void runThatDoesNotExistIsLost() {
		List<AssistantsEvent> seen = this.watcher.streamer()
			.watchRun(this.threadId, "run_none")
			.onErrorComplete()
			.collectList()
			.blockOptional(ObservedRun.TIMEOUT)
			.orElseThrow();
		assertThat(((RunFinished) seen.get(seen.size() - 1)).outcome()).isEqualTo(RunOutcome.LOST);
	}

	private ListeningApplication start() {
		if (this.backend == Backend.ASSISTANTS) {
			return this.backend.start(this.server, AnsweringListener.class);
		}
		return this.backend.start(this.backend.address(this.server),
				List.of(AnsweringListener.class, SharedDatabase.class), this.database,
				"openai.assistants.responses.stores.type=jdbc",
				"openai.assistants.responses.stores.jdbc.initialize-schema=always");
	}

	private EventMeta launch(RunScript script) {
		this.server.enqueue(script);
		this.worker.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		Recorder recorder = this.worker.recorder();
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> recorder.names().contains("thread.run.in_progress"));
		return recorder.events().get(recorder.names().indexOf("thread.run.in_progress")).meta();
	}

	private List<AssistantsEvent> watch(EventMeta run) {
		return this.watcher.streamer()
			.watchRun(this.threadId, Objects.requireNonNull(run.runId()))
			.collectList()
			.blockOptional(ObservedRun.TIMEOUT)
			.orElseThrow();
	}

}

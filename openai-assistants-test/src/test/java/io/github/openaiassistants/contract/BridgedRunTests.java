package io.github.openaiassistants.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners hear the same of a run, whatever it is streamed from.
 */
@ParameterizedClass
@MethodSource(Backend.TESTED)
class BridgedRunTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	BridgedRunTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.application = backend.start(this.server, AnsweringListener.class);
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void functionRoundsAreOneRun() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}"))
			.thenCalling(new FunctionCall("get_weather", "{}"), new FunctionCall("get_time", "{}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		String threadId = this.backend.thread(this.application, "Hello");
		ObservedRun run = ObservedRun.of(this.application,
				this.application.streamer().createRun(threadId, CreateRunRequest.of(this.assistantId)));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.published()).filteredOn((event) -> event.meta().runId() != null)
			.extracting((event) -> event.meta().runId())
			.containsOnly(run.finished().meta().runId());
		assertThat(run.names()).filteredOn("thread.run.requires_action"::equals).hasSize(2);
	}

	// More than a WebClient reads into memory unless it is told to
	@Test
	void eventOfAnySizeIsRead() {
		String text = "x".repeat(300_000);
		this.server.enqueue(RunScript.answering(text));
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.application.recorder().text()).isEqualTo(text);
	}

}

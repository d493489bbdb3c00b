package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Function calls answered by a listener that returns tool outputs; the continuation is
 * part of the same logical run.
 */
@ParameterizedClass
@MethodSource(Backend.TESTED)
class FunctionCallTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	FunctionCallTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void continuationIsPartOfTheSameLogicalRun() {
		this.server.enqueue(
				RunScript.calling(new FunctionCall("weather", "{\"city\":\"Oslo\"}"), new FunctionCall("weather", "{}"))
					.thenAnswering((outputs) -> "It is " + outputs.get("weather")));
		try (ListeningApplication application = start(Answering.class)) {
			RunFinished finished = run(application);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
			List<AssistantsEvent> events = application.recorder().events();
			assertThat(events).extracting((event) -> event.meta().sequence())
				.containsExactlyElementsOf(LongStream.range(0, events.size()).boxed().toList());
			assertThat(events).extracting((event) -> event.meta().clientRunId())
				.containsOnly(finished.meta().clientRunId());
			assertThat(application.recorder().names()).containsSubsequence("thread.run.requires_action", "done",
					"thread.run.step.completed", "thread.run.queued", "thread.message.delta", "thread.run.completed",
					"done", "run.finished");
			assertThat(application.recorder().finished()).hasSize(1);
			assertThat(application.recorder().text()).isEqualTo("It is sunny");
		}
	}

	@Test
	void allOutputsGoIntoOneRequestAndAreNotPublished() {
		this.server.enqueue(RunScript.calling(new FunctionCall("weather", "{}"), new FunctionCall("weather", "{}"))
			.thenAnswering("Fine."));
		try (ListeningApplication application = start(Answering.class, Outputs.class)) {
			run(application);
			List<RecordedRequest> submissions = this.backend.submitted(this.server);
			assertThat(submissions).singleElement()
				.satisfies((request) -> assertThat(request.body()).contains("\"stream\":true")
					.containsPattern("(?s)\"sunny\".*\"sunny\""));
			assertThat(application.bean(Outputs.class).seen).isNull();
		}
	}

	@Test
	void severalRoundsAreAnsweredOneAfterTheOther() {
		this.server.enqueue(RunScript.calling(new FunctionCall("weather", "{}"))
			.thenCalling(new FunctionCall("weather", "{}"))
			.thenCalling(new FunctionCall("weather", "{}"))
			.thenAnswering("Fine."));
		try (ListeningApplication application = start(Answering.class)) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(this.backend.submitted(this.server)).hasSize(3);
			assertThat(application.recorder().finished()).hasSize(1);
		}
	}

	@Test
	void runEndsWithRequiresActionWhenNobodyAnswersAndCanBeContinued() {
		this.server.enqueue(RunScript.calling(new FunctionCall("weather", "{}")).thenAnswering("Fine."));
		try (ListeningApplication application = start()) {
			RunFinished waiting = run(application);
			assertThat(waiting.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			assertThat(waiting.data().run()).isNotNull();
			RunToolCall call = waiting.data().run().functionCalls().get(0);
			List<AssistantsEvent> continued = application.streamer()
				.submitToolOutputs(waiting.meta(), ToolOutputs.of(ToolOutput.of(call, "sunny")))
				.collectList()
				.blockOptional(TIMEOUT)
				.orElseThrow();
			assertThat(continued).extracting((event) -> event.meta().continues())
				.containsOnly(waiting.meta().clientRunId());
			assertThat(continued).extracting((event) -> event.meta().runId()).containsOnly(waiting.meta().runId());
			assertThat(continued.get(0).meta().sequence()).isZero();
			assertThat(continued.get(0).meta().clientRunId()).isNotEqualTo(waiting.meta().clientRunId());
			assertThat(continued.get(continued.size() - 1)).isInstanceOfSatisfying(RunFinished.class,
					(finished) -> assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED));
		}
	}

	@Test
	void outputsThatDoNotFitTheCallsAreRefusedHereAndTheRunWaits() {
		this.server.enqueue(RunScript.calling(new FunctionCall("weather", "{}"), new FunctionCall("weather", "{}"))
			.thenAnswering("Fine."));
		try (ListeningApplication application = start(Incomplete.class)) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			assertThat(this.backend.submitted(this.server)).isEmpty();
		}
	}

	@Test
	void firstOfTwoAnswersCounts() {
		this.server.enqueue(RunScript.calling(new FunctionCall("weather", "{}"))
			.thenAnswering((outputs) -> "" + outputs.get("weather")));
		try (ListeningApplication application = start(Answering.class, Second.class)) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().text()).isEqualTo("sunny");
		}
	}

	private ListeningApplication start(Class<?>... listeners) {
		return this.backend.start(this.backend.address(this.server), List.of(listeners));
	}

	private RunFinished run(ListeningApplication application) {
		return application.streamer()
			.launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"))
			.finished()
			.blockOptional(TIMEOUT)
			.orElseThrow();
	}

	private static ToolOutputs answer(ThreadRunRequiresAction event, String output) {
		return new ToolOutputs(event.functionCalls().stream().map((call) -> ToolOutput.of(call, output)).toList());
	}

	static class Answering {

		@EventListener
		ToolOutputs on(ThreadRunRequiresAction event) {
			return answer(event, "sunny");
		}

	}

	static class Second {

		@Order
		@EventListener
		ToolOutputs on(ThreadRunRequiresAction event) {
			return answer(event, "rainy");
		}

	}

	static class Incomplete {

		@EventListener
		ToolOutputs on(ThreadRunRequiresAction event) {
			return ToolOutputs.of(ToolOutput.of(event.functionCalls().get(0), "sunny"));
		}

	}

	static class Outputs {

		private volatile @Nullable ToolOutputs seen;

		@EventListener
		void on(ToolOutputs outputs) {
			this.seen = outputs;
		}

	}

}

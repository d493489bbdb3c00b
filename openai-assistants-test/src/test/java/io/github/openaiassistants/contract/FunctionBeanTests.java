package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.FunctionCallFailed;
import io.github.openaiassistants.event.FunctionCallFinished;
import io.github.openaiassistants.event.FunctionCallStarted;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.function.FunctionCallContext;
import io.github.openaiassistants.function.FunctionRegistry;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Functions of the application answer the calls of a run, which stays one logical run.
 */
@ParameterizedClass
@MethodSource("applications")
class FunctionBeanTests {

	private static final FunctionCall OSLO = new FunctionCall("get_weather", "{\"city\":\"Oslo\"}");

	private static final FunctionCall BERGEN = new FunctionCall("get_weather", "{\"city\":\"Bergen\"}");

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	FunctionBeanTests(SharedApplication shared) {
		this.backend = shared.backend();
		this.server = shared.server();
		this.application = shared.application();
		this.assistantId = shared.assistantId();
	}

	static Stream<SharedApplication> applications() {
		return SharedApplication.each(List.of(Functions.class), "openai.assistants.functions.call-timeout=1s",
				"openai.assistants.functions.max-rounds=3");
	}

	@Test
	void callsOfARoundAreAnsweredAndTheRunGoesOn() {
		this.server.enqueue(RunScript.calling(OSLO, BERGEN).thenAnswering("It is fine."));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(lastSubmission()).contains("Oslo is sunny").contains("Bergen is sunny");
		assertThat(run.published()).filteredOn(FunctionCallStarted.class::isInstance).hasSize(2);
		assertThat(run.published()).filteredOn(FunctionCallFinished.class::isInstance).hasSize(2);
		assertThat(run.names()).containsSubsequence("thread.run.requires_action", "done", "function.started",
				"function.finished", "thread.run.step.completed", "thread.run.completed", "run.finished");
	}

	@Test
	void severalRoundsAreOneRun() {
		this.server.enqueue(RunScript.calling(OSLO).thenCalling(BERGEN).thenAnswering("Both fine."));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.published()).filteredOn(FunctionCallFinished.class::isInstance).hasSize(2);
	}

	@Test
	void failureIsToldToTheModelAndToListeners() {
		this.server.enqueue(RunScript.calling(new FunctionCall("break", "{}")).thenAnswering("Sorry."));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.published()).filteredOn(FunctionCallFailed.class::isInstance).hasSize(1);
		assertThat(lastSubmission()).contains("error").doesNotContain("secret");
	}

	@Test
	void malformedArgumentsAreToldToTheModel() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":")).thenAnswering("Sorry."));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.published()).filteredOn(FunctionCallFailed.class::isInstance).hasSize(1);
	}

	@Test
	void callThatTakesTooLongIsToldToTheModel() {
		this.server.enqueue(RunScript.calling(new FunctionCall("hang", "{}")).thenAnswering("Too slow."));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.finished().data().duration()).isLessThan(Duration.ofSeconds(10));
		assertThat(run.published()).filteredOn(FunctionCallFailed.class::isInstance).hasSize(1);
	}

	@Test
	void functionThatNobodyHasLeavesTheRunWaiting() {
		this.server.enqueue(RunScript.calling(new FunctionCall("unknown_here", "{}")));
		List<? extends Tool> tools = this.application.bean(FunctionRegistry.class).tools();
		assertThat(tools).isNotEmpty();
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
		assertThat(run.names()).doesNotContain("function.started");
	}

	@Test
	void roundsAreLimited() {
		this.server.enqueue(
				RunScript.calling(OSLO).thenCalling(OSLO).thenCalling(OSLO).thenCalling(OSLO).thenAnswering("Never."));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.ABORTED);
		assertThat(run.failure()).isInstanceOfSatisfying(LimitExceededException.class,
				(failure) -> assertThat(failure.limit()).isEqualTo("functions.max-rounds"));
	}

	@Test
	void cancelInterruptsTheFunction() {
		this.server.enqueue(RunScript.calling(new FunctionCall("wait", "{}")).thenAnswering("Never."));
		RunHandle handle = this.application.streamer().launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
		Functions functions = this.application.bean(Functions.class);
		await(functions.waiting);
		handle.cancel();
		await(functions.interrupted);
		assertThat(handle.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow().outcome())
			.isEqualTo(RunOutcome.CANCELLED);
	}

	@Test
	void outputsThatWereRefusedAreNotMadeAgain() {
		this.server.enqueue(RunScript.calling(new FunctionCall("count", "{}")).thenAnswering("Never."));
		this.application.bean(Functions.class).counting = () -> this.server.enqueue("POST", this.backend.outputs(),
				StubResponse.error(500, "server_error", "", "No"));
		ObservedRun run = run();
		assertThat(run.outcome())
			.isEqualTo(this.backend.tellsOfOutputs() ? RunOutcome.REQUIRES_ACTION : RunOutcome.LOST);
		assertThat(run.published()).filteredOn(FunctionCallStarted.class::isInstance).hasSize(1);
	}

	private ObservedRun run() {
		Flux<AssistantsEvent> events = this.application.streamer()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
		return ObservedRun.of(this.application, events);
	}

	private String lastSubmission() {
		List<RecordedRequest> requests = this.backend.submitted(this.server);
		return requests.get(requests.size() - 1).body();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Functions {

		final CountDownLatch waiting = new CountDownLatch(1);

		final CountDownLatch interrupted = new CountDownLatch(1);

		volatile Runnable counting = () -> {
		};

		@AssistantFunction(name = "get_weather", description = "Tells the weather.")
		String weather(String city, FunctionCallContext context) {
			assertThat(context.runId()).startsWith("run_");
			return city + " is sunny";
		}

		@AssistantFunction(name = "break", description = "Fails.")
		String fail() {
			throw new IllegalStateException("secret");
		}

		@AssistantFunction(name = "count", description = "Counts.")
		int count() {
			this.counting.run();
			return 1;
		}

		@AssistantFunction(name = "hang", description = "Takes too long.")
		String hang() throws InterruptedException {
			new CountDownLatch(1).await();
			return "never";
		}

		@AssistantFunction(name = "wait", description = "Waits.")
		String waitForEver() throws InterruptedException {
			this.waiting.countDown();
			try {
				new CountDownLatch(1).await();
				return "never";
			}
			catch (InterruptedException ex) {
				this.interrupted.countDown();
				throw ex;
			}
		}

	}

}

package io.github.openaiassistants.contract;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C7: whatever a stream brings, and however it ends, the run ends with exactly one known
 * outcome.
 */
@ParameterizedClass
@MethodSource("applications")
class RunOutcomeTests {

	private static final FunctionCall CALL = new FunctionCall("get_weather", "{}");

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String assistantId;

	RunOutcomeTests(SharedApplication shared) {
		this.backend = shared.backend();
		this.server = shared.server();
		this.application = shared.application();
		this.assistantId = shared.assistantId();
	}

	static Stream<SharedApplication> applications() {
		return SharedApplication.each(List.of(), "openai.assistants.recovery.enabled=false");
	}

	static Stream<Scripted> scripts() {
		RunScript answer = RunScript.answering("One", " two", " three");
		return Stream.of(new Scripted("completed", answer, RunOutcome.COMPLETED),
				new Scripted("without a message", RunScript.empty(), RunOutcome.COMPLETED),
				new Scripted("refusal content", RunScript.refusing("I cannot help"), RunOutcome.COMPLETED),
				new Scripted("code interpreter", RunScript.runningCode("print(1)", "1").thenAnswering("One"),
						RunOutcome.COMPLETED),
				new Scripted("incomplete", answer.incomplete("max_completion_tokens"), RunOutcome.INCOMPLETE),
				new Scripted("failed", answer.failing("rate_limit_exceeded", "Slow down"), RunOutcome.FAILED),
				new Scripted("expired", answer.expiring(), RunOutcome.EXPIRED, Backend::expires, RunOutcome.FAILED),
				new Scripted("requires action, nobody answers", RunScript.calling(CALL), RunOutcome.REQUIRES_ACTION),
				new Scripted("requires action without done", RunScript.calling(CALL).withoutDone(),
						RunOutcome.REQUIRES_ACTION),
				new Scripted("completed without done", answer.withoutDone(), RunOutcome.COMPLETED),
				new Scripted("failed without done", answer.failing("server_error", "Oops").withoutDone(),
						RunOutcome.FAILED),
				new Scripted("wrapped error", answer.error("server_error", "Oops"), RunOutcome.LOST,
						Backend::errorLeavesOutcomeOpen, RunOutcome.FAILED),
				new Scripted("bare error", answer.bareError("server_error", "Oops"), RunOutcome.LOST,
						Backend::errorLeavesOutcomeOpen, RunOutcome.FAILED),
				new Scripted("clean end in the middle", answer.cutAfter(8, StreamEnd.END_OF_BODY), RunOutcome.COMPLETED,
						Backend::resumes, RunOutcome.LOST),
				new Scripted("closed in the middle", answer.cutAfter(8, StreamEnd.CLOSE), RunOutcome.COMPLETED,
						Backend::resumes, RunOutcome.LOST),
				new Scripted("reset in the middle", answer.cutAfter(8, StreamEnd.RESET), RunOutcome.COMPLETED,
						Backend::resumes, RunOutcome.LOST),
				new Scripted("clean end before the first event", answer.cutAfter(0, StreamEnd.END_OF_BODY),
						RunOutcome.LOST),
				new Scripted("closed before the first event", answer.cutAfter(0, StreamEnd.CLOSE), RunOutcome.LOST),
				new Scripted("reset before the first event", answer.cutAfter(0, StreamEnd.RESET), RunOutcome.LOST));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("scripts")
	void runOfTheServerEndsWithItsOutcome(Scripted row) {
		this.server.enqueue(row.script());
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(row.on().test(this.backend) ? row.outcome() : row.elsewhere());
		assertLostMeansStreamLost(run);
	}

	@Test
	void runCancelledElsewhereIsCancelled() throws Exception {
		this.server.enqueue(RunScript.answering("One two").hanging());
		String threadId = this.backend.thread(this.application, "Hello");
		CompletableFuture<ObservedRun> streamed = CompletableFuture.supplyAsync(() -> ObservedRun.of(this.application,
				this.application.streamer().createRun(threadId, CreateRunRequest.of(this.assistantId))));
		String runId = awaitRunId(threadId);
		this.application.bean(AssistantsClient.class).blocking().runs().cancel(threadId, runId);
		ObservedRun run = streamed.get(10, TimeUnit.SECONDS);
		assertThat(run.outcome()).isEqualTo(RunOutcome.CANCELLED);
		assertThat(run.names()).containsSubsequence("thread.run.cancelling", "thread.run.cancelled", "done");
	}

	@Test
	void outcomeTellsTheRunAndItsUsage() {
		this.server.enqueue(RunScript.answering("One two"));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.finished().data().run()).isNotNull();
		assertThat(run.finished().data().usage()).isNotNull();
		assertThat(run.finished().data().timeToFirstText()).isLessThanOrEqualTo(run.finished().data().duration());
	}

	private String awaitRunId(String threadId) {
		return Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.until(() -> runIds(threadId), (ids) -> !ids.isEmpty())
			.get(0);
	}

	private List<String> runIds(String threadId) {
		return this.application.recorder()
			.events()
			.stream()
			.filter((event) -> threadId.equals(event.meta().threadId()) && event.name().equals("thread.message.delta"))
			.map((event) -> String.valueOf(event.meta().runId()))
			.toList();
	}

	private static void assertLostMeansStreamLost(ObservedRun run) {
		if (run.outcome() == RunOutcome.LOST) {
			assertThat(run.failure()).isExactlyInstanceOf(StreamLostException.class);
		}
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
	}

	record Scripted(String name, RunScript script, RunOutcome outcome, Predicate<Backend> on, RunOutcome elsewhere) {

		Scripted(String name, RunScript script, RunOutcome outcome) {
			this(name, script, outcome, (backend) -> true, outcome);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}

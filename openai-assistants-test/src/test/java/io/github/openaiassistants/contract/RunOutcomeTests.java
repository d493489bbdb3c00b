package io.github.openaiassistants.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C7: whatever a stream brings, and however it ends, the run ends with exactly one known
 * outcome.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunOutcomeTests {

	private static final FunctionCall CALL = new FunctionCall("get_weather", "{}");

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ListeningApplication application = ListeningApplication.start(this.server,
			"openai.assistants.recovery.enabled=false");

	private final String assistantId = this.server.createAssistant();

	// Asked at the very end, so that whatever came too late has come
	@AfterAll
	void close() {
		Recorder recorder = this.application.recorder();
		this.application.close();
		this.server.close();
		ObservedRun.assertAllEndedOnce(recorder);
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
				new Scripted("expired", answer.expiring(), RunOutcome.EXPIRED),
				new Scripted("requires action, nobody answers", RunScript.calling(CALL), RunOutcome.REQUIRES_ACTION),
				new Scripted("requires action without done", RunScript.calling(CALL).withoutDone(),
						RunOutcome.REQUIRES_ACTION),
				new Scripted("completed without done", answer.withoutDone(), RunOutcome.COMPLETED),
				new Scripted("failed without done", answer.failing("server_error", "Oops").withoutDone(),
						RunOutcome.FAILED),
				new Scripted("wrapped error", answer.error("server_error", "Oops"), RunOutcome.LOST),
				new Scripted("bare error", answer.bareError("server_error", "Oops"), RunOutcome.LOST),
				new Scripted("clean end in the middle", answer.cutAfter(8, StreamEnd.END_OF_BODY), RunOutcome.LOST),
				new Scripted("closed in the middle", answer.cutAfter(8, StreamEnd.CLOSE), RunOutcome.LOST),
				new Scripted("reset in the middle", answer.cutAfter(8, StreamEnd.RESET), RunOutcome.LOST),
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
		assertThat(run.outcome()).isEqualTo(row.outcome());
		assertLostMeansStreamLost(run);
	}

	static Stream<Told> streams() {
		String begun = Wire.created() + Wire.delta("One");
		String cut = "event: thread.message.delta\ndata: {\"id\":\"msg";
		String other = "run_other";
		return Stream.of(
				new Told("name and status disagree", Wire.transcript("run-event-name-and-status-disagree"),
						RunOutcome.INCOMPLETE),
				new Told("completed by name, failed by status", begun + Wire.run("completed", "failed") + Wire.done(),
						RunOutcome.FAILED),
				new Told("failed by name, completed by status", begun + Wire.run("failed", "completed") + Wire.done(),
						RunOutcome.FAILED),
				new Told("completed with incomplete details",
						begun + Wire.run("completed", "completed",
								",\"incomplete_details\":{\"reason\":\"max_prompt_tokens\"}") + Wire.done(),
						RunOutcome.INCOMPLETE),
				new Told("cancelled", Wire.transcript("run-cancelled"), RunOutcome.CANCELLED),
				new Told("two completed", begun + Wire.completed().repeat(2) + Wire.done(), RunOutcome.COMPLETED),
				new Told("failed after completed",
						begun + Wire.completed() + Wire.run("failed", "failed") + Wire.done(), RunOutcome.COMPLETED),
				new Told("error after completed",
						begun + Wire.completed() + Wire.event("error", "{\"message\":\"Oops\"}") + Wire.done(),
						RunOutcome.COMPLETED),
				new Told("done under no name", Wire.transcript("done-without-event-name"), RunOutcome.COMPLETED),
				new Told("another run completes", begun + Wire.run(other, "completed", "completed", "") + Wire.done(),
						RunOutcome.LOST),
				new Told("another run fails, this one completes",
						begun + Wire.run(other, "failed", "failed", "") + Wire.completed() + Wire.done(),
						RunOutcome.COMPLETED),
				new Told("text error", begun + Wire.event("error", "Something broke"), RunOutcome.LOST),
				new Told("text error with done", begun + Wire.event("error", "Something broke") + Wire.done(),
						RunOutcome.LOST),
				new Told("bare error with done", begun + Wire.event("error", "{\"message\":\"Oops\"}") + Wire.done(),
						RunOutcome.LOST),
				new Told("wrapped error with done",
						begun + Wire.event("error", "{\"error\":{\"message\":\"Oops\"}}") + Wire.done(),
						RunOutcome.LOST),
				new Told("done and nothing else", Wire.done(), RunOutcome.LOST),
				new Told("done without a final event", begun + Wire.done(), RunOutcome.LOST),
				new Told("unknown events only", Wire.event("thread.run.dreaming", "{}") + Wire.done(), RunOutcome.LOST),
				new Told("comments only", ": keep-alive\n\n".repeat(3), RunOutcome.LOST),
				new Told("nothing", "", RunOutcome.LOST),
				new Told("clean end in an event", begun + cut, RunOutcome.LOST),
				new Told("final event without its blank line", begun + Wire.completed().strip(), RunOutcome.LOST),
				new Told("transcript cut in an event", Wire.transcript("cut-inside-a-block"), RunOutcome.LOST),
				new Told("closed in an event", begun + cut, StreamEnd.CLOSE, RunOutcome.LOST),
				new Told("reset in an event", begun + cut, StreamEnd.RESET, RunOutcome.LOST),
				new Told("reset after completed", begun + Wire.completed(), StreamEnd.RESET, RunOutcome.COMPLETED),
				new Told("closed after completed", begun + Wire.completed(), StreamEnd.CLOSE, RunOutcome.COMPLETED),
				new Told("left open after done", begun + Wire.completed() + Wire.done(), StreamEnd.SILENCE,
						RunOutcome.COMPLETED),
				new Told("left open after requires action", begun + Wire.run("requires_action", "requires_action"),
						StreamEnd.SILENCE, RunOutcome.REQUIRES_ACTION),
				new Told("left open after an error", begun + Wire.event("error", "Oops"), StreamEnd.SILENCE,
						RunOutcome.LOST));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("streams")
	void streamEndsWithItsOutcome(Told row) {
		this.server.enqueue(row.response());
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(row.outcome());
		assertLostMeansStreamLost(run);
		assertThat(run.finished().data().duration()).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	void connectionLeftOpenAfterTheFinalEventIsWaitedForOneSecond() {
		this.server.enqueue(StubResponse.eventStream(Wire.created() + Wire.completed()).ending(StreamEnd.SILENCE));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.finished().data().duration()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
	}

	@ParameterizedTest(name = "in one piece: {0}")
	@ValueSource(booleans = { true, false })
	void nothingAfterDoneIsPublished(boolean onePiece) {
		String upToDone = Wire.created() + Wire.completed() + Wire.done();
		StubResponse response = StubResponse.eventStream(upToDone + Wire.delta("late") + Wire.run("failed", "failed"));
		this.server.enqueue(onePiece ? response : response.chunked(upToDone.length()).pace(Duration.ofMillis(20)));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).containsExactly("thread.run.created", "thread.run.completed", "done", "run.finished");
	}

	@Test
	void messageOfAnErrorEventIsNotInTheFailure() {
		this.server.enqueue(RunScript.answering("One two").error("server_error", "your prompt was odd"));
		ObservedRun run = ObservedRun.of(this.application, stream());
		assertThat(run.failure()).hasMessageContaining("server_error").hasMessageNotContaining("prompt");
	}

	@Test
	void runCancelledElsewhereIsCancelled() throws Exception {
		this.server.enqueue(RunScript.answering("One two").hanging());
		String threadId = this.server.createThread("Hello");
		CompletableFuture<ObservedRun> streamed = CompletableFuture.supplyAsync(() -> ObservedRun.of(this.application,
				this.application.streamer().createRun(threadId, CreateRunRequest.of(this.assistantId))));
		String runId = awaitRunId(threadId);
		HttpResponse<String> answer = post("/threads/" + threadId + "/runs/" + runId + "/cancel");
		assertThat(answer.statusCode()).isEqualTo(200);
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

	private HttpResponse<String> post(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.server.baseUrl() + path))
			.timeout(Duration.ofSeconds(10))
			.header("Authorization", "Bearer " + ListeningApplication.KEY)
			.header("OpenAI-Beta", "assistants=v2")
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static void assertLostMeansStreamLost(ObservedRun run) {
		if (run.outcome() == RunOutcome.LOST) {
			assertThat(run.failure()).isExactlyInstanceOf(StreamLostException.class);
		}
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
	}

	record Scripted(String name, RunScript script, RunOutcome outcome) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	record Told(String name, StubResponse response, RunOutcome outcome) {

		Told(String name, byte[] stream, RunOutcome outcome) {
			this(name, StubResponse.eventStream(stream), outcome);
		}

		Told(String name, String stream, RunOutcome outcome) {
			this(name, StubResponse.eventStream(stream), outcome);
		}

		Told(String name, String stream, StreamEnd end, RunOutcome outcome) {
			this(name, StubResponse.eventStream(stream).ending(end), outcome);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}

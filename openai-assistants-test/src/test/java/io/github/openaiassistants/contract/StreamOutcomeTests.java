package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.stream.Stream;

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
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C7 on the wire of the Assistants API: streams that no server should send, and how their
 * runs end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamOutcomeTests {

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

	private static void assertLostMeansStreamLost(ObservedRun run) {
		if (run.outcome() == RunOutcome.LOST) {
			assertThat(run.failure()).isExactlyInstanceOf(StreamLostException.class);
		}
	}

	private Flux<AssistantsEvent> stream() {
		return this.application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
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

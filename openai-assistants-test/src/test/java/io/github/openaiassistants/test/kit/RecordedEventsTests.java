package io.github.openaiassistants.test.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.FunctionCallStarted;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.autoconfigure.AssistantsTest;
import io.github.openaiassistants.test.event.AssistantsAssertions;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;
import io.github.openaiassistants.test.event.RecordedRun;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static io.github.openaiassistants.test.RunMatcher.messageContaining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is recorded, what can be asserted of it, and how assertions fail.
 */
@AssistantsTest(properties = "openai.assistants.retry.max-attempts=1")
@Timeout(60)
class RecordedEventsTests {

	private static final Duration SHORT = Duration.ofMillis(50);

	private static final String LONG_TEXT = "An answer that is much too long to be shown whenever something fails. ";

	private final AssistantRunStreamer streamer;

	@Autowired
	RecordedEventsTests(AssistantRunStreamer streamer) {
		this.streamer = streamer;
	}

	@BeforeEach
	void script(AssistantsServer server) {
		server.when(anyRun())
			.callFunction("get_weather", "{\"city\":\"Oslo\"}")
			.thenSay("It is sunny.")
			.thenSay(LONG_TEXT.repeat(2));
		ask("How is the weather?");
	}

	@Test
	void failureShouldListEventsWithoutLongContent(RecordedAssistantsEvents events) {
		RecordedRun run = events.awaitRun();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).hasOutcome(RunOutcome.LOST))
			.withMessageContainingAll("Expected the outcome LOST but it was COMPLETED.", "run " + run.clientRunId(),
					"thread.message.delta (3 times)", "function.started get_weather", "run.finished COMPLETED",
					"thread.message.completed \"It is sunny.\"", "thread.message.completed, 140 characters")
			.withMessageNotContaining("much too long");
		assertThat(events.toString()).contains("run.finished COMPLETED").doesNotContain("much too long");
	}

	@Test
	void shouldKnowTheFunctionCalls(RecordedAssistantsEvents events) {
		RecordedRun run = events.awaitRun();
		assertThat(run.functionCalls()).singleElement().satisfies((call) -> {
			assertThat(call).hasArguments("{\"city\": \"Oslo\"}").hasOutput("{\"city\":\"Oslo\",\"celsius\":21}");
			AssistantsAssertions.assertThat(call).hasNotFailed();
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(call).hasArguments("{\"city\":\"Rome\"}"))
				.withMessageContainingAll("Rome", "Oslo");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(call).hasOutput("none"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(call).hasFailed());
		});
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).calledFunction("get_time"))
			.withMessageContaining("Expected a call of get_time but found [call of get_weather]");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).calledFunctions());
	}

	@Test
	void shouldKnowTheTextAndTheOrder(RecordedAssistantsEvents events) {
		RecordedRun run = events.awaitRun();
		assertThat(run).hasMessages("It is sunny.", LONG_TEXT.repeat(2))
			.hasText("It is sunny." + LONG_TEXT.repeat(2))
			.hasEventsInOrder(ThreadRunCreated.class, DoneEvent.class, FunctionCallStarted.class,
					ThreadMessageDelta.class, ThreadMessageCompleted.class, RunFinished.class)
			.isInOrder();
		assertThat(run).text().startsWith("It is").contains("long");
		assertThat(run).hasEvents(run.events().stream().map(AssistantsEvent::name).toArray(String[]::new));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).hasText("It rains."));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).hasMessages("It rains."));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(run).hasEvents("done"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(run).hasEventsInOrder(RunFinished.class, ThreadRunCreated.class))
			.withMessageContaining("ThreadRunCreated did not come then");
	}

	@Test
	void shouldFindWhatIsOutOfOrder(RecordedAssistantsEvents events) {
		List<AssistantsEvent> right = events.awaitRun().events();
		List<AssistantsEvent> swapped = new ArrayList<>(right);
		Collections.swap(swapped, 1, 2);
		List<AssistantsEvent> more = new ArrayList<>(right);
		more.add(right.get(0));
		assertThat(RecordedRun.of(right)).isInOrder();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(RecordedRun.of(swapped)).isInOrder())
			.withMessageContaining("to have the number 1 but it has 2");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(RecordedRun.of(more)).hasNothingAfterEnd())
			.withMessageContaining("found 1 and " + right.get(0).name() + " last");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(RecordedRun.of(right.subList(0, 3))).hasNothingAfterEnd())
			.withMessageContaining("found none");
		assertThatIllegalArgumentException().isThrownBy(() -> RecordedRun.of(List.of()));
	}

	@Test
	void shouldTellRunsApart(RecordedAssistantsEvents events) {
		RecordedRun first = events.awaitRun();
		RunHandle second = ask("And tomorrow?");
		assertThat(events.awaitRuns(2)).extracting(RecordedRun::clientRunId)
			.containsExactly(first.clientRunId(), second.clientRunId());
		assertThat(events).hasRuns(2).run(1).isCompleted();
		AssistantsAssertions.assertThat(events).run(second.clientRunId()).isCompleted();
		AssistantsAssertions.assertThat(events.run(first.clientRunId())).isCompleted();
		assertThat(events.all(RunFinished.class)).hasSize(2);
		assertThat(first.runId()).isNotNull().isNotEqualTo(events.run(second.clientRunId()).runId());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(events).run())
			.withMessageContaining("Expected events of 1 runs but found 2");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(events).run(2));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> events.run("none"));
	}

	@Test
	void shouldWaitNoLongerThanItMay(AssistantsServer server, RecordedAssistantsEvents events) {
		events.awaitRun();
		events.clear();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> events.awaitRun(SHORT))
			.withMessageContainingAll("Waited for the end of the first run in vain, PT0.05S long.",
					"There was no event so far.");
		server.when(messageContaining("endless")).say("Once upon a time").thenHang();
		RunHandle endless = ask("Tell me something endless");
		events.await(ThreadMessageDelta.class);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> events.awaitRun(endless.clientRunId(), SHORT))
			.withMessageContainingAll("Waited for the end of the run in vain", "thread.run.in_progress");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> events.await(RunFinished.class, SHORT))
			.withMessageContaining("Waited for an event RunFinished in vain");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(events).run().hasOutcome(RunOutcome.COMPLETED))
			.withMessageContaining("it was not over");
		endless.cancel();
		assertThat(events.awaitRun(endless)).hasOutcome(RunOutcome.CANCELLED);
	}

	@Test
	void shouldKnowWhatWasRecoveredAndWhatWasRefused(AssistantsServer server, RecordedAssistantsEvents events) {
		assertThat(events.awaitRun()).isNotRecovered();
		server.when(messageContaining("drop")).say("One two three.").dropAfter(9);
		server.when(messageContaining("refuse")).refuse(429);
		RecordedRun dropped = events.awaitRun(ask("Please drop it"));
		assertThat(dropped).isCompleted().isRecovered().isInOrder().hasText("One two three.");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(dropped).isNotRecovered());
		RecordedRun refused = events.awaitRun(ask("Please refuse it"));
		assertThat(refused).hasOutcome(RunOutcome.REFUSED).hasCause(RateLimitException.class);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(refused).hasCause(ApiException.class))
			.withMessageContaining("RateLimitException");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(refused).isRecovered());
	}

	private RunHandle ask(String question) {
		return this.streamer.launch(CreateThreadAndRunRequest.of("asst_1", question));
	}

}

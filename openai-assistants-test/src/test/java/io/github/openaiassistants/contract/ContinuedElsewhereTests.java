package io.github.openaiassistants.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C7: a run that nobody answers here ends with requires action, and is continued by
 * another instance, or followed by it.
 */
class ContinuedElsewhereTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void anotherInstanceSubmitsTheOutputs() {
		ThreadRunRequiresAction action = waiting();
		EventMeta former = action.meta();
		try (ListeningApplication other = ListeningApplication.start(this.server)) {
			ToolOutputs outputs = ToolOutputs.of(ToolOutput.of(action.functionCalls().get(0), "21 degrees"));
			ObservedRun run = ObservedRun.of(other, other.streamer()
				.submitToolOutputs(String.valueOf(former.threadId()), String.valueOf(former.runId()), outputs));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(other.recorder().text()).isEqualTo("It is 21 degrees");
			assertThat(run.published().get(0).meta().sequence()).isZero();
			assertThat(run.finished().meta().runId()).isEqualTo(former.runId());
			assertThat(run.finished().meta().clientRunId()).isNotEqualTo(former.clientRunId());
		}
	}

	@Test
	void anotherInstanceFollowsTheRunAndAnswersItsCalls() {
		EventMeta former = waiting().meta();
		try (ListeningApplication other = ListeningApplication.start(this.server, AnsweringListener.class)) {
			ObservedRun run = ObservedRun.of(other,
					other.streamer().followRun(String.valueOf(former.threadId()), String.valueOf(former.runId())));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(run.names()).startsWith("run.recovery_started", "thread.run.created")
				.containsOnlyOnce("thread.run.requires_action")
				.endsWith("thread.run.completed", "done", "run.finished");
		}
	}

	@Test
	void runThatIsOverIsToldFromItsBeginning() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			this.server.enqueue(RunScript.answering("One ", "two"));
			EventMeta former = ObservedRun
				.of(application,
						application.streamer()
							.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")))
				.finished()
				.meta();
			application.recorder().clear();
			ObservedRun run = ObservedRun.of(application, application.streamer()
				.followRun(String.valueOf(former.threadId()), String.valueOf(former.runId())));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().text()).isEqualTo("One two");
			assertThat(run.finished().data().snapshot()).isNotNull()
				.extracting((snapshot) -> snapshot.messages().get(0).text())
				.isEqualTo("One two");
		}
	}

	@Test
	void runThatDoesNotExistIsLost() {
		String threadId = this.server.createThread("Hello");
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			ObservedRun run = ObservedRun.of(application, application.streamer().followRun(threadId, "run_none"));
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
		}
	}

	private ThreadRunRequiresAction waiting() {
		try (ListeningApplication application = ListeningApplication.start(this.server)) {
			this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}"))
				.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
			RunFinished finished = ObservedRun
				.of(application,
						application.streamer()
							.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello")))
				.finished();
			assertThat(finished.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			return (ThreadRunRequiresAction) application.recorder()
				.events()
				.stream()
				.filter(ThreadRunRequiresAction.class::isInstance)
				.findFirst()
				.orElseThrow();
		}
	}

}

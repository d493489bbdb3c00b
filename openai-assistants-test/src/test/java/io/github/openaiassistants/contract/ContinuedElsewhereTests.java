package io.github.openaiassistants.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

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
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND", "LOCAL_HISTORY" })
class ContinuedElsewhereTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	private final String database = SharedDatabase.inMemory();

	ContinuedElsewhereTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void anotherInstanceSubmitsTheOutputs() {
		ThreadRunRequiresAction action = waiting();
		EventMeta former = action.meta();
		try (ListeningApplication other = start()) {
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
		try (ListeningApplication other = start(AnsweringListener.class)) {
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
		try (ListeningApplication application = start()) {
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
		try (ListeningApplication application = start()) {
			String threadId = this.backend.thread(application, "Hello");
			ObservedRun run = ObservedRun.of(application, application.streamer().followRun(threadId, "run_none"));
			assertThat(run.outcome()).isEqualTo(RunOutcome.LOST);
		}
	}

	private ListeningApplication start(Class<?>... listeners) {
		if (this.backend == Backend.ASSISTANTS) {
			return this.backend.start(this.backend.address(this.server), List.of(listeners));
		}
		List<Class<?>> all = new ArrayList<>(List.of(listeners));
		all.add(SharedDatabase.class);
		return this.backend.start(this.backend.address(this.server), all, this.database,
				"openai.assistants.responses.stores.type=jdbc",
				"openai.assistants.responses.stores.jdbc.initialize-schema=always");
	}

	private ThreadRunRequiresAction waiting() {
		try (ListeningApplication application = start()) {
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

package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs that are not streamed are created, polled, answered, cancelled and listed alike,
 * whatever the server speaks.
 */
@ParameterizedClass
@MethodSource(Backend.TESTED)
class BridgedClientRunTests {

	private static final FunctionCall CALL = new FunctionCall("get_weather", "{\"city\":\"Oslo\"}");

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final BlockingAssistantsClient client;

	private final String assistantId;

	private final String threadId;

	BridgedClientRunTests(Backend backend) {
		this.server = backend.server().start();
		this.application = backend.start(this.server);
		this.client = this.application.bean(AssistantsClient.class).blocking();
		this.assistantId = backend.assistant(this.server);
		this.threadId = backend.thread(this.application, "Hello");
	}

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void createdRunIsPolledToItsEnd() {
		this.server.enqueue(RunScript.answering("Good morning"));
		RunObject created = create();
		assertThat(created.id()).startsWith("run_");
		assertThat(created.threadId()).isEqualTo(this.threadId);
		RunObject ended = this.client.runs().poll(this.threadId, created.id());
		assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(ended.usage()).isNotNull();
		assertThat(texts()).containsExactly("Hello", "Good morning");
		List<RunStepObject> steps = this.client.runSteps().list(this.threadId, created.id()).toList();
		assertThat(steps).singleElement().satisfies((step) -> {
			assertThat(step.runId()).isEqualTo(created.id());
			assertThat(this.client.runSteps().retrieve(this.threadId, created.id(), step.id()).id())
				.isEqualTo(step.id());
		});
	}

	@Test
	void threadIsCreatedWithItsRun() {
		this.server.enqueue(RunScript.answering("Good morning"));
		RunObject created = this.client.runs()
			.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
		String newThreadId = Objects.requireNonNull(created.threadId());
		assertThat(this.client.runs().poll(newThreadId, created.id()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void outputsAreSubmittedInRoundsOfOneRun() {
		this.server.enqueue(RunScript.calling(CALL)
			.thenCalling(CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		RunObject run = this.client.runs().poll(this.threadId, create().id());
		for (int round = 0; round < 2; round++) {
			assertThat(run.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
			ToolOutputs outputs = ToolOutputs.of(ToolOutput.of(run.functionCalls().get(0), "sunny"));
			String runId = run.id();
			assertThat(this.client.runs().submitToolOutputs(this.threadId, runId, outputs).id()).isEqualTo(runId);
			run = this.client.runs().poll(this.threadId, runId);
		}
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(texts()).containsExactly("Hello", "It is sunny");
		assertThat(this.client.runSteps().list(this.threadId, run.id())).hasSize(3);
		String runId = run.id();
		assertThatExceptionOfType(RunNotAwaitingOutputsException.class).isThrownBy(() -> this.client.runs()
			.submitToolOutputs(this.threadId, runId, ToolOutputs.of(new ToolOutput("call_1", "late"))));
	}

	@Test
	void waitingRunLocksTheThreadUntilItIsCancelled() {
		this.server.enqueue(RunScript.calling(CALL));
		RunObject waiting = this.client.runs().poll(this.threadId, create().id());
		assertThatExceptionOfType(ActiveRunException.class).isThrownBy(this::create);
		RunObject cancelled = this.client.runs().cancel(this.threadId, waiting.id());
		assertThat(cancelled.status()).isIn(RunStatus.CANCELLED, RunStatus.CANCELLING);
		assertThat(this.client.runs().poll(this.threadId, waiting.id()).status()).isEqualTo(RunStatus.CANCELLED);
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> this.client.runs().cancel(this.threadId, waiting.id()))
			.satisfies((refusal) -> assertThat(refusal.status()).isEqualTo(400));
		RunObject next = this.client.runs().poll(this.threadId, create().id());
		assertThat(next.status()).as("%s", next.lastError()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void runsOfAThreadAreListed() {
		String first = this.client.runs().poll(this.threadId, create().id()).id();
		String second = this.client.runs().poll(this.threadId, create().id()).id();
		ListQuery ascending = ListQuery.builder().order(SortOrder.ASCENDING).build();
		assertThat(this.client.runs().list(this.threadId, ascending).map(RunObject::id)).containsExactly(first, second);
		assertThat(this.client.runs().page(this.threadId, ListQuery.builder().limit(1).build()).data()).hasSize(1);
	}

	@Test
	void metadataOfARunIsChanged() {
		RunObject run = this.client.runs().poll(this.threadId, create().id());
		assertThat(this.client.runs()
			.modify(this.threadId, run.id(), ModifyMetadataRequest.of(Map.of("order", "42")))
			.metadata()).isEqualTo(Map.of("order", "42"));
		assertThat(this.client.runs().retrieve(this.threadId, run.id()).metadata()).isEqualTo(Map.of("order", "42"));
	}

	@Test
	void failureIsToldByTheRun() {
		this.server.enqueue(RunScript.answering("One two").failing("rate_limit_exceeded", "Slow down"));
		RunObject run = this.client.runs().poll(this.threadId, create().id());
		assertThat(run.status()).isEqualTo(RunStatus.FAILED);
		assertThat(run.lastError()).isNotNull()
			.extracting((error) -> String.valueOf(error.code()))
			.asString()
			.contains("rate_limit_exceeded");
	}

	private RunObject create() {
		return this.client.runs().create(this.threadId, CreateRunRequest.of(this.assistantId));
	}

	private List<String> texts() {
		ListQuery ascending = ListQuery.builder().order(SortOrder.ASCENDING).build();
		return this.client.messages().list(this.threadId, ascending).map((message) -> message.text()).toList();
	}

}

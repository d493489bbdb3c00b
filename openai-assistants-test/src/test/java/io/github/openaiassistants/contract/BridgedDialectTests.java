package io.github.openaiassistants.contract;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.ModelOutput;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.ResponsesDialect;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text and function rounds over each server of the Responses API that is known, and what
 * a second run sees of the first.
 */
@ParameterizedClass
@EnumSource(ResponsesDialect.class)
class BridgedDialectTests {

	private static final List<ResponsesDialect> CONVERSING = List.of(ResponsesDialect.OPENAI,
			ResponsesDialect.AZURE_OPENAI, ResponsesDialect.FOUNDRY, ResponsesDialect.GATEWAY);

	private final boolean conversing;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String threadId;

	BridgedDialectTests(ResponsesDialect dialect) {
		this.conversing = CONVERSING.contains(dialect);
		Backend backend = this.conversing ? Backend.CONVERSATION : Backend.LOCAL_HISTORY;
		this.server = AssistantsServer.builder().responses(dialect).start();
		this.application = backend.start(this.server, AnsweringListener.class);
		this.threadId = backend.thread(this.application, "Is it raining?");
	}

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void textIsTold() {
		this.server.enqueue(RunScript.answering("Grüße, ", "🌍", "!"));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).startsWith("thread.run.created", "thread.run.queued", "thread.run.in_progress")
			.containsSubsequence("thread.run.step.created", "thread.message.created", "thread.message.delta",
					"thread.message.completed", "thread.run.step.completed")
			.endsWith("thread.run.completed", "done", "run.finished");
		assertThat(this.application.recorder().text()).isEqualTo("Grüße, 🌍!");
	}

	@Test
	void functionsAreCalledInRoundsOfOneRun() {
		this.server.enqueue(RunScript.empty()
			.then(ModelOutput.reasoning("I should look"))
			.thenCalling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"), new FunctionCall("get_time", "{}"))
			.thenCalling(new FunctionCall("get_weather", "{\"city\":\"Bergen\"}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		ObservedRun run = run();
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.application.recorder().text()).isEqualTo("It is sunny");
		assertThat(run.names()).filteredOn("thread.run.requires_action"::equals).hasSize(2);
		assertThat(run.names()).filteredOn("thread.run.created"::equals).hasSize(1);
		assertThat(run.published()).extracting((event) -> event.meta().runId())
			.containsOnly(run.finished().meta().runId());
	}

	@Test
	void secondRunSeesTheFirst() {
		this.server.enqueue(
				RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}")).thenAnswering("Not today."));
		assertThat(run().outcome()).isEqualTo(RunOutcome.COMPLETED);
		AssistantsClient client = this.application.bean(AssistantsClient.class);
		client.blocking().messages().create(this.threadId, CreateMessageRequest.user("And tomorrow?"));
		this.server.enqueue(RunScript.answering("Perhaps."));
		assertThat(run().outcome()).isEqualTo(RunOutcome.COMPLETED);
		RecordedRequest last = responses().get(responses().size() - 1);
		if (this.conversing) {
			assertThat(last.body()).contains("\"conversation\":").contains(this.threadId).doesNotContain("Not today.");
		}
		else {
			assertThat(last.body()).containsSubsequence("Is it raining?", "\"function_call\"", "Oslo",
					"\"function_call_output\"", "sunny", "Not today.", "And tomorrow?");
		}
		assertThat(client.blocking()
			.messages()
			.list(this.threadId, ListQuery.builder().order(SortOrder.ASCENDING).build())
			.map(MessageObject::text)).containsExactly("Is it raining?", "Not today.", "And tomorrow?", "Perhaps.");
	}

	private ObservedRun run() {
		return ObservedRun.of(this.application,
				this.application.streamer().createRun(this.threadId, CreateRunRequest.of(Backend.ASSISTANT)));
	}

	private List<RecordedRequest> responses() {
		return this.server.requests()
			.stream()
			.filter((request) -> request.method().equals("POST") && request.path().endsWith("/responses"))
			.toList();
	}

}

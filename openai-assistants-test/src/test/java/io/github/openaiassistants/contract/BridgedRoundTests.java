package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.ToolChoice;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is sent for each round of a run. The server remembers nothing of the rounds before
 * but their items.
 */
@ParameterizedClass
@EnumSource(names = "ASSISTANTS", mode = EnumSource.Mode.EXCLUDE)
class BridgedRoundTests {

	private static final FunctionCall CALL = new FunctionCall("get_weather", "{\"city\":\"Oslo\"}");

	private final Backend backend;

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final String threadId;

	BridgedRoundTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		String definition = "openai.assistants.definitions." + Backend.ASSISTANT + ".";
		this.application = backend.start(this.server, Weather.class, definition + "functions=get_weather",
				definition + "instructions=Be brief.", definition + "temperature=0.5",
				definition + "response-format=json_object");
		this.threadId = backend.thread(this.application, "Hello");
	}

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void nothingIsCarriedOverAndAForcedToolIsNotForcedAgain() {
		this.server.enqueue(RunScript.calling(CALL).thenCalling(CALL).thenAnswering("Fine."));
		run(CreateRunRequest.builder(Backend.ASSISTANT).toolChoice(ToolChoice.function("get_weather")).build());
		List<JsonNode> bodies = bodies();
		assertThat(bodies).hasSize(3).allSatisfy((body) -> {
			assertThat(body.path("model").asString()).isEqualTo("gpt-test");
			assertThat(body.path("instructions").asString()).isEqualTo("Be brief.");
			assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
			assertThat(body.at("/text/format/type").asString()).isEqualTo("json_object");
			assertThat(body.at("/tools/0/name").asString()).isEqualTo("get_weather");
			assertThat(body.at("/tools/0/strict").isBoolean()).isTrue();
			assertThat(body.path("stream").asBoolean()).isTrue();
			assertThat(body.path("background").asBoolean(false)).isEqualTo(this.backend == Backend.BACKGROUND);
			assertThat(body.path("store").asBoolean(true)).isEqualTo(this.backend.keepsThreads());
			assertThat(body.path("conversation").isMissingNode()).isNotEqualTo(this.backend.keepsThreads());
		});
		assertThat(bodies.get(0).at("/tool_choice/name").asString()).isEqualTo("get_weather");
		assertThat(bodies.get(1).path("tool_choice").asString()).isEqualTo("auto");
		assertThat(bodies.get(2).path("tool_choice").asString()).isEqualTo("auto");
	}

	@Test
	void historyGoesWithEveryRoundWhereTheServerKeepsNone() {
		this.server.enqueue(RunScript.calling(CALL).thenAnswering("Fine."));
		run(CreateRunRequest.of(Backend.ASSISTANT));
		JsonNode input = bodies().get(1).path("input");
		List<String> types = input.valueStream().map((item) -> item.path("type").asString("message")).toList();
		if (this.backend.keepsThreads()) {
			assertThat(types).containsExactly("function_call_output");
		}
		else {
			assertThat(types).containsExactly("message", "function_call", "function_call_output");
			assertThat(bodies().get(1).path("include").toString()).contains("reasoning.encrypted_content");
		}
		assertThat(input.toString()).contains("Oslo is sunny");
	}

	@Test
	void tokensOfFormerRoundsAreNotSpentAgain() {
		this.server.enqueue(RunScript.answering("word ".repeat(100)).thenCalling(CALL).thenAnswering("Fine."));
		ObservedRun run = run(CreateRunRequest.builder(Backend.ASSISTANT).maxCompletionTokens(500).build());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(bodies().get(0).path("max_output_tokens").asInt()).isEqualTo(500);
		assertThat(bodies().get(1).path("max_output_tokens").asInt()).isBetween(16, 400);
	}

	@Test
	void roundWithoutTokensIsNotSent() {
		this.server.enqueue(RunScript.answering("word ".repeat(250)).thenCalling(CALL).thenAnswering("Never."));
		ObservedRun run = run(CreateRunRequest.builder(Backend.ASSISTANT).maxCompletionTokens(260).build());
		assertThat(run.outcome()).isEqualTo(RunOutcome.INCOMPLETE);
		assertThat(run.names()).endsWith("thread.run.step.completed", "thread.run.queued", "thread.run.in_progress",
				"thread.run.incomplete", "done", "run.finished");
		assertThat(bodies()).hasSize(1);
		// No call is left without its output
		this.server.enqueue(RunScript.answering("Again."));
		assertThat(run(CreateRunRequest.of(Backend.ASSISTANT)).outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void callThatNobodyAnsweredIsNoObstacleForTheNextRun() {
		this.server.enqueue(RunScript.calling(new FunctionCall("unknown_here", "{}")));
		ObservedRun waiting = run(CreateRunRequest.builder(Backend.ASSISTANT)
			.tools(List.of(Tool.function("unknown_here", null, null)))
			.build());
		assertThat(waiting.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
		AssistantsClient client = this.application.bean(AssistantsClient.class);
		client.blocking().runs().cancel(this.threadId, String.valueOf(waiting.finished().meta().runId()));
		this.server.enqueue(RunScript.answering("Fine."));
		ObservedRun next = run(CreateRunRequest.of(Backend.ASSISTANT));
		assertThat(next.outcome()).as("%s", next.finished().cause()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(this.server.requests()).filteredOn((request) -> request.method().equals("POST"))
			.anySatisfy((request) -> assertThat(request.body()).contains("function_call_output",
					"The call was cancelled."));
	}

	@Test
	void attributesAreNotSentAndMetadataIs() {
		run(CreateRunRequest.builder(Backend.ASSISTANT)
			.attributes(Map.of("user", "ada"))
			.metadata(Map.of("order", "42"))
			.build());
		assertThat(bodies().get(0).at("/metadata/order").asString()).isEqualTo("42");
		assertThat(bodies().get(0).toString()).doesNotContain("\"ada\"");
	}

	private ObservedRun run(CreateRunRequest request) {
		return ObservedRun.of(this.application, this.application.streamer().createRun(this.threadId, request));
	}

	private List<JsonNode> bodies() {
		return this.server.requests("POST", this.backend.run())
			.stream()
			.map((request) -> JsonMapper.shared().readTree(request.body()))
			.toList();
	}

	static class Weather {

		@AssistantFunction(name = "get_weather", description = "Tells the weather.")
		String weather(String city) {
			return city + " is sunny";
		}

	}

}

package io.github.openaiassistants.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunFailed;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.event.ThreadRunStepCompleted;
import io.github.openaiassistants.event.ThreadRunStepDelta;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ToolCall;
import io.github.openaiassistants.model.ToolCallsDetails;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Azure AI Foundry Agents (classic). No recorded stream is public: the dialect is made
 * from the API description, from samples of the Azure SDKs, and for the keep-alive events
 * from what users and maintainers of those report.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundryDialectTests {

	private static final String VERSION = "openai.assistants.query.api-version=v1";

	private static final RunScript ANSWER = RunScript.answering("One", " two");

	private final ConnectedDialect foundry = new ConnectedDialect(Dialect.FOUNDRY, VERSION);

	@AfterAll
	void close() {
		this.foundry.close();
	}

	@Test
	void keepAliveEventsWithoutDataAreNoEvents() {
		ObservedRun run = this.foundry.run(ANSWER);
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).containsExactly("thread.run.created", "thread.run.queued", "thread.run.in_progress",
				"thread.run.step.created", "thread.run.step.in_progress", "thread.message.created",
				"thread.message.in_progress", "thread.message.delta", "thread.message.delta",
				"thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done",
				"run.finished");
		assertThat(ConnectedDialect.text(run)).isEqualTo("One two");
	}

	@Test
	void functionCallIsAnsweredAndItsIdIsOnEachPiece() {
		ObservedRun run = this.foundry.run(RunScript.calling(ConnectedDialect.CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(ConnectedDialect.text(run)).isEqualTo("It is sunny");
		String id = ConnectedDialect.event(run, ThreadRunRequiresAction.class).functionCalls().get(0).id();
		List<ThreadRunStepDelta> deltas = ConnectedDialect.events(run, ThreadRunStepDelta.class);
		assertThat(deltas).hasSizeGreaterThan(2)
			.allSatisfy((delta) -> assertThat(calls(delta)).extracting(ToolCall::id).containsExactly(id));
	}

	@Test
	void citationsOfWebPagesAreTyped() {
		ObservedRun run = this.foundry
			.run(RunScript.empty().thenCiting("High tide is at 14:20", "https://tides.example/", "Tide table"));
		ThreadMessageDelta last = ConnectedDialect.events(run, ThreadMessageDelta.class).get(5);
		assertThat(json(last)).contains("\"type\":\"url_citation\"", "\"url\":\"https://tides.example/\"");
		ThreadMessageCompleted completed = ConnectedDialect.event(run, ThreadMessageCompleted.class);
		assertThat(completed.text()).isEqualTo("High tide is at 14:20\u30103:0\u2020source\u3011");
		assertThat(json(completed)).contains("\"type\":\"url_citation\"", "\"title\":\"Tide table\"");
		assertReadBack(run);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openapi", "bing_grounding", "bing_custom_search", "azure_ai_search", "azure_function",
			"connected_agent", "deep_research", "fabric_dataagent", "sharepoint_grounding", "browser_automation",
			"computer_use_preview", "image_generation" })
	void toolsOfOtherKindsAreDeliveredWhole(String kind) {
		Map<String, String> members = new LinkedHashMap<>();
		members.put("input", "tide times");
		members.put("output", "14:20");
		ObservedRun run = this.foundry.run(RunScript.empty().thenUsingTool(kind, members).thenAnswering("At 14:20."));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(ConnectedDialect.text(run)).isEqualTo("At 14:20.");
		assertThat(ConnectedDialect.events(run, ThreadRunStepDelta.class)).hasSize(3)
			.allSatisfy((delta) -> assertThat(json(delta)).contains("\"type\":\"" + kind + "\""));
		ThreadRunStepCompleted step = ConnectedDialect.event(run, ThreadRunStepCompleted.class);
		assertThat(json(step)).contains("\"" + kind + "\":{\"input\":\"tide times\",\"output\":\"14:20\"}");
		assertReadBack(run);
	}

	@Test
	void activitiesAreDeliveredWhole() {
		ObservedRun run = this.foundry
			.run(RunScript.empty().thenListingTools("github", "search", "read").thenAnswering("Done."));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		ThreadRunStepCompleted step = ConnectedDialect.event(run, ThreadRunStepCompleted.class);
		assertThat(step.data().type()).isEqualTo("activities");
		assertThat(json(step)).contains("\"mcp_list_tools\"", "\"server_label\":\"github\"", "\"search\":{");
		assertReadBack(run);
	}

	@Test
	void nothingIsApprovedUnasked() {
		ObservedRun run = this.foundry.run(RunScript.empty()
			.thenListingTools("github", "search")
			.thenAskingApproval("github", new FunctionCall("search", "{\"q\":\"tides\"}"))
			.thenAnswering("Never told"));
		assertThat(run.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
		ThreadRunRequiresAction event = ConnectedDialect.event(run, ThreadRunRequiresAction.class);
		assertThat(json(event)).contains("\"submit_tool_approval\"", "\"server_label\":\"github\"");
		assertThat(
				this.foundry.server().requests("POST", "/api/projects/embedded/threads/*/runs/*/submit_tool_outputs"))
			.noneMatch((request) -> request.path().contains(String.valueOf(event.meta().runId())));
		assertReadBack(run);
	}

	@Test
	void failureWithACodeOfItsOwnIsFailed() {
		ObservedRun run = this.foundry.run(ANSWER.failing("tool_user_error", "The search index is gone"));
		assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
		assertThat(json(ConnectedDialect.event(run, ThreadRunFailed.class))).contains("\"code\":\"tool_user_error\"");
	}

	@Test
	void errorInTheStreamIsAnErrorEvent() {
		ObservedRun run = this.foundry.run(ANSWER.error("server_error", "Oops"));
		assertThat(ConnectedDialect.event(run, ErrorEvent.class).data().message()).isEqualTo("Oops");
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void cutStreamIsRecovered() {
		ObservedRun run = this.foundry.run(ANSWER.cutAfter(8, StreamEnd.RESET));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void missingVersionIsARefusal() {
		try (ConnectedDialect misconfigured = new ConnectedDialect(Dialect.FOUNDRY)) {
			ObservedRun run = ObservedRun.of(misconfigured.application(), misconfigured.application()
				.streamer()
				.createThreadAndRun(CreateThreadAndRunRequest.of(misconfigured.server().createAssistant(), "Hello")));
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.failure()).isInstanceOfSatisfying(ApiException.class, (ex) -> {
				assertThat(ex.status()).isEqualTo(400);
				assertThat(ex.code()).isEqualTo("MissingApiVersionParameter");
			});
		}
	}

	private static List<ToolCall> calls(ThreadRunStepDelta event) {
		ToolCallsDetails details = (ToolCallsDetails) Objects
			.requireNonNull(Objects.requireNonNull(event.data().delta()).stepDetails());
		return Objects.requireNonNull(details.toolCalls());
	}

	private void assertReadBack(ObservedRun run) {
		for (AssistantsEvent event : run.published()) {
			assertThat(mapper().readValue(json(event), AssistantsEvent.class)).isEqualTo(event);
		}
	}

	private String json(AssistantsEvent event) {
		return mapper().writeValueAsString(event);
	}

	private JsonMapper mapper() {
		return this.foundry.application().bean(JsonMapper.class);
	}

}

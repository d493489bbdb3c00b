package io.github.openaiassistants.test;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of tools on MCP servers, which need approval.
 */
class ToolApprovalTests {

	private static final String VERSION = "?api-version=v1";

	private static final RunScript SCRIPT = RunScript.empty()
		.thenListingTools("github", "search", "read")
		.thenAskingApproval("github", new FunctionCall("search", "{\"q\":\"tides\"}"), new FunctionCall("read", "{}"))
		.thenAnswering((decisions) -> decisions.get("search") + ", " + decisions.get("read"));

	private final AssistantsServer server = AssistantsServer.builder().dialect(Dialect.FOUNDRY).start();

	private final TestClient client = new TestClient(this.server);

	private String path = "";

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void streamTellsWhatIsToBeApproved() {
		List<ReceivedEvent> events = start();
		assertThat(events).extracting(ReceivedEvent::name)
			.containsSubsequence("thread.run.step.created", "thread.run.step.completed", "thread.run.step.created",
					"thread.run.step.delta", "thread.run.step.delta", "thread.run.requires_action", "done");
		JsonNode action = last(events, "thread.run.requires_action").path("required_action");
		assertThat(action.path("type").asString()).isEqualTo("submit_tool_approval");
		JsonNode call = action.path("submit_tool_approval").path("tool_calls").path(0);
		assertThat(call.propertyNames()).containsExactly("id", "type", "arguments", "name", "server_label");
		JsonNode details = last(events, "thread.run.step.delta").path("delta").path("step_details");
		assertThat(details.path("type").asString()).isEqualTo("mcp");
		assertThat(details.path("tool_calls").path(0).path("index").asInt()).isEqualTo(1);
	}

	@Test
	void runGoesOnWhenSomethingIsApproved() {
		List<ReceivedEvent> continued = submit(approvals(start(), true, false));
		assertThat(continued).extracting(ReceivedEvent::name)
			.containsSubsequence("thread.run.step.completed", "thread.run.queued", "thread.run.completed", "done");
		assertThat(last(continued, "thread.message.completed").path("content")
			.path(0)
			.path("text")
			.path("value")
			.asString()).isEqualTo("approved, rejected");
	}

	@Test
	void runFailsWhenNothingIsApproved() {
		List<ReceivedEvent> continued = submit(approvals(start(), false, false));
		JsonNode error = last(continued, "thread.run.failed").path("last_error");
		assertThat(error.path("code").asString()).isEqualTo("tool_user_error");
	}

	@Test
	void answersThatDoNotFitAreRefused() {
		String approvals = approvals(start(), true, true);
		String submit = this.path + "/submit_tool_outputs" + VERSION;
		assertThat(this.client.tryPost(submit, "{\"tool_outputs\":[]}").statusCode()).isEqualTo(400);
		assertThat(this.client.tryPost(submit, "{\"tool_approvals\":[]}").statusCode()).isEqualTo(400);
		assertThat(this.client.tryPost(submit, approvals.replace("\"approve\":true,", "")).statusCode()).isEqualTo(400);
		assertThat(this.client.get(this.path + VERSION).path("status").asString()).isEqualTo("requires_action");
		assertThat(this.client.tryPost(submit, approvals).statusCode()).isEqualTo(200);
	}

	@Test
	void approvalsAreUnknownToARunThatWaitsForOutputs() {
		this.server.enqueue(RunScript.calling(new FunctionCall("f", "{}")));
		begin();
		assertThat(this.client.tryPost(this.path + "/submit_tool_outputs" + VERSION, "{\"tool_approvals\":[]}").body())
			.contains("unknown_parameter");
	}

	private List<ReceivedEvent> start() {
		this.server.enqueue(SCRIPT);
		return begin();
	}

	private List<ReceivedEvent> begin() {
		String runs = "/threads/" + this.server.createThread("Hello") + "/runs";
		List<ReceivedEvent> events = this.client.events(runs + VERSION,
				"{\"assistant_id\":\"" + this.server.createAssistant() + "\",\"stream\":true}");
		this.path = runs + "/" + last(events, "thread.run.requires_action").path("id").asString();
		return events;
	}

	private List<ReceivedEvent> submit(String approvals) {
		return this.client.events(this.path + "/submit_tool_outputs" + VERSION, approvals);
	}

	private static String approvals(List<ReceivedEvent> events, boolean... decisions) {
		JsonNode calls = last(events, "thread.run.requires_action").path("required_action")
			.path("submit_tool_approval")
			.path("tool_calls");
		StringBuilder entries = new StringBuilder();
		for (int i = 0; i < decisions.length; i++) {
			entries.append((i == 0) ? "" : ",")
				.append("{\"approve\":" + decisions[i] + ",\"tool_call_id\":\"" + calls.path(i).path("id").asString()
						+ "\",\"headers\":{\"X-Key\":\"k\"}}");
		}
		return "{\"stream\":true,\"tool_approvals\":[" + entries + "]}";
	}

	private static JsonNode last(List<ReceivedEvent> events, String name) {
		return events.stream()
			.filter((event) -> event.name().equals(name))
			.reduce((first, second) -> second)
			.orElseThrow()
			.data();
	}

}

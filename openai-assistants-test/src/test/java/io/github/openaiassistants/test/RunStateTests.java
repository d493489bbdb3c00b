package io.github.openaiassistants.test;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The states of a run, as seen over REST.
 */
class RunStateTests {

	private final SettableClock clock = new SettableClock();

	private final AssistantsServer server = AssistantsServer.builder().clock(this.clock).start();

	private final TestClient client = new TestClient(this.server);

	private final String assistant = this.server.createAssistant();

	private final String thread = this.server.createThread("What is new?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void runIsQueuedThenCompletedInTheBackground() {
		this.server.enqueue(RunScript.answering("Nothing."));
		JsonNode run = create();
		assertThat(run.path("status").asString()).isEqualTo("queued");
		assertThat(run.path("expires_at").asLong()).isEqualTo(run.path("created_at").asLong() + 600);
		JsonNode done = await(run, "completed");
		assertThat(done.path("expires_at").isNull()).isTrue();
		assertThat(done.path("completed_at").isNumber()).isTrue();
		assertThat(done.path("tool_resources").isEmpty()).isTrue();
	}

	@Test
	void finishedRunShowsWholeMessagesAndStepsOverRest() {
		this.server.enqueue(RunScript.runningCode("print(1)", "1\n").thenAnswering("One."));
		JsonNode run = create();
		await(run, "completed");
		JsonNode message = this.client.get(messages() + "?run_id=" + run.path("id").asString()).path("data").path(0);
		assertThat(message.path("content").path(0).path("text").path("value").asString()).isEqualTo("One.");
		assertThat(message.propertyNames()).doesNotContain("status", "incomplete_details", "incomplete_at",
				"completed_at");
		JsonNode steps = this.client.get(path(run) + "/steps?order=asc").path("data");
		assertThat(steps).hasSize(2);
		JsonNode code = steps.path(0).path("step_details").path("tool_calls").path(0).path("code_interpreter");
		assertThat(code.path("input").asString()).isEqualTo("print(1)");
		assertThat(code.path("outputs").path(0).path("logs").asString()).isEqualTo("1\n");
		assertThat(steps.path(1).path("expires_at").isNull()).isTrue();
		JsonNode single = this.client.get(path(run) + "/steps/" + steps.path(1).path("id").asString());
		assertThat(single).isEqualTo(steps.path(1));
	}

	@Test
	void activeRunLocksItsThread() {
		this.server.enqueue(RunScript.empty().hanging());
		String run = create().path("id").asString();
		assertRefused(this.client.tryPost(runs(), body()),
				"Thread " + this.thread + " already has an active run " + run + ".");
		assertRefused(this.client.tryPost(messages(), "{\"role\":\"user\",\"content\":\"More\"}"),
				"Can't add messages to " + this.thread + " while a run " + run + " is active.");
	}

	@Test
	void toolOutputsMustAllComeInOneRequest() {
		this.server.enqueue(RunScript.calling(new FunctionCall("a", "{}"), new FunctionCall("b", "{}"))
			.thenAnswering((outputs) -> outputs.toString()));
		JsonNode run = await(create(), "requires_action");
		JsonNode calls = run.path("required_action").path("submit_tool_outputs").path("tool_calls");
		String first = output(calls.path(0).path("id").asString(), "1");
		String second = output(calls.path(1).path("id").asString(), "2");
		assertRefused(submit(run, first), "Expected tool outputs for call_ids");
		assertRefused(submit(run, first + "," + output("call_unknown", "2")), "Expected tool outputs for call_ids");
		assertRefused(submit(run, first + "," + first), "Duplicate");
		assertThat(submit(run, second + "," + first).statusCode()).isEqualTo(200);
		await(run, "completed");
		JsonNode message = this.client.get(messages()).path("data").path(0);
		assertThat(message.path("content").path(0).path("text").path("value").asString()).isEqualTo("{a=1, b=2}");
	}

	@Test
	void toolOutputsAreRefusedInOtherStates() {
		this.server.enqueue(RunScript.answering("Done."));
		JsonNode run = await(create(), "completed");
		assertRefused(submit(run, output("call_x", "1")), "Runs in status \"completed\" do not accept tool outputs.");
		assertRefused(this.client.tryPost(path(run) + "/cancel", ""), "Cannot cancel run with status 'completed'.");
	}

	@Test
	void severalRoundsOfFunctionCallsArePossible() {
		this.server.enqueue(RunScript.calling(new FunctionCall("a", "{}"))
			.thenCalling(new FunctionCall("b", "{}"))
			.thenAnswering("Both."));
		JsonNode run = await(create(), "requires_action");
		submit(run, output(callId(run), "1"));
		run = await(run, "requires_action");
		assertThat(run.path("required_action")
			.path("submit_tool_outputs")
			.path("tool_calls")
			.path(0)
			.path("function")
			.path("name")
			.asString()).isEqualTo("b");
		submit(run, output(callId(run), "2"));
		await(run, "completed");
	}

	@Test
	void waitingRunIsCancelled() {
		this.server.enqueue(RunScript.calling(new FunctionCall("a", "{}")));
		JsonNode run = await(create(), "requires_action");
		assertThat(this.client.post(path(run) + "/cancel", "").path("status").asString()).isEqualTo("cancelling");
		JsonNode cancelled = await(run, "cancelled");
		assertThat(cancelled.path("cancelled_at").isNumber()).isTrue();
		assertThat(this.client.get(path(run) + "/steps").path("data").path(0).path("status").asString())
			.isEqualTo("cancelled");
	}

	@Test
	void waitingRunExpiresAfterTenMinutes() {
		this.server.enqueue(RunScript.calling(new FunctionCall("a", "{}")));
		JsonNode run = await(create(), "requires_action");
		this.clock.advance(Duration.ofSeconds(599));
		assertThat(this.client.get(path(run)).path("status").asString()).isEqualTo("requires_action");
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.client.get(path(run)).path("status").asString()).isEqualTo("expired");
		assertRefused(submit(run, output(callId(run), "1")), "Runs in status \"expired\" do not accept tool outputs.");
		assertThat(this.client.post(messages(), "{\"role\":\"user\",\"content\":\"More\"}").path("role").asString())
			.isEqualTo("user");
	}

	@Test
	void scriptedExpiryHappensWhileOutputsAreAwaited() {
		this.server.enqueue(RunScript.calling(new FunctionCall("a", "{}")).expiring());
		JsonNode run = await(create(), "expired");
		assertThat(this.client.get(path(run) + "/steps").path("data").path(0).path("status").asString())
			.isEqualTo("expired");
	}

	@ParameterizedTest
	@ValueSource(strings = { "max_completion_tokens", "max_prompt_tokens" })
	void incompleteRunSaysWhy(String reason) {
		this.server.enqueue(RunScript.answering("The history of").incomplete(reason));
		JsonNode run = await(create(), "incomplete");
		assertThat(run.path("incomplete_details").path("reason").asString()).isEqualTo(reason);
	}

	@Test
	void failedRunSaysWhy() {
		this.server.enqueue(RunScript.empty().failing("server_error", "Sorry."));
		JsonNode run = await(create(), "failed");
		assertThat(run.path("last_error").path("message").asString()).isEqualTo("Sorry.");
		assertThat(run.path("failed_at").isNumber()).isTrue();
	}

	@Test
	void deletedThreadIsGoneWithItsActiveRun() {
		this.server.enqueue(RunScript.answering("Once").hanging());
		JsonNode run = create();
		assertThat(this.client.delete("/threads/" + this.thread).path("object").asString()).isEqualTo("thread.deleted");
		assertThat(this.client.tryGet(path(run)).statusCode()).isEqualTo(404);
	}

	@Test
	void idsLookAsOnTheWire() {
		this.server.enqueue(RunScript.calling(new FunctionCall("a", "{}")));
		JsonNode run = await(create(), "requires_action");
		assertThat(run.path("id").asString()).matches("run_[A-Za-z0-9]{24}");
		assertThat(callId(run)).matches("call_[A-Za-z0-9]{24}");
		assertThat(this.thread).matches("thread_[A-Za-z0-9]{24}");
		assertThat(this.assistant).matches("asst_[A-Za-z0-9]{24}");
		assertThat(this.client.get(messages()).path("last_id").asString()).matches("msg_[A-Za-z0-9]{24}");
		assertThat(this.client.get(path(run) + "/steps").path("last_id").asString()).matches("step_[A-Za-z0-9]{24}");
	}

	private JsonNode create() {
		return this.client.post(runs(), body());
	}

	private JsonNode await(JsonNode run, String status) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.client.get(path(run)), (now) -> now.path("status").asString().equals(status));
	}

	private HttpResponse<String> submit(JsonNode run, String outputs) {
		return this.client.tryPost(path(run) + "/submit_tool_outputs", "{\"tool_outputs\":[" + outputs + "]}");
	}

	private static String output(String callId, String output) {
		return "{\"tool_call_id\":\"" + callId + "\",\"output\":\"" + output + "\"}";
	}

	private static String callId(JsonNode run) {
		return run.path("required_action").path("submit_tool_outputs").path("tool_calls").path(0).path("id").asString();
	}

	private static void assertRefused(HttpResponse<String> response, String message) {
		assertThat(response.statusCode()).isEqualTo(400);
		JsonNode error = TestClient.json(response).path("error");
		assertThat(error.path("message").asString()).startsWith(message);
		assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
		assertThat(error.path("code").isNull()).isTrue();
	}

	private String body() {
		return "{\"assistant_id\":\"" + this.assistant + "\"}";
	}

	private String runs() {
		return "/threads/" + this.thread + "/runs";
	}

	private String messages() {
		return "/threads/" + this.thread + "/messages";
	}

	private String path(JsonNode run) {
		return runs() + "/" + run.path("id").asString();
	}

}

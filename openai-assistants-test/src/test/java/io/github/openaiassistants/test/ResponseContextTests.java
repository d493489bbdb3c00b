package io.github.openaiassistants.test;

import java.net.http.HttpResponse;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the model gets to see, what is left in the conversation, and what must not be
 * missing.
 */
class ResponseContextTests {

	private static final FunctionCall CALL = new FunctionCall("f", "{}");

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final TestClient client = new TestClient(this.server.responsesUrl());

	private final String conversation = this.server.createConversation("Hello?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void inputAndOutputAreCommittedWhenTheResponseCompletes() {
		this.server.enqueue(RunScript.answering("Yes."));
		respond(",\"input\":\"Anybody?\"");
		assertThat(types()).containsExactly("message user", "message user", "message assistant");
		JsonNode last = items().path(2);
		assertThat(this.client.get("/conversations/" + this.conversation + "/items/" + last.path("id").asString()))
			.isEqualTo(last);
	}

	@Test
	void callsAreCommittedWithTheirResponseAndOutputsWithTheNext() {
		this.server.enqueue(RunScript.calling(CALL, CALL)
			.thenCalling(CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("f") + "."));
		JsonNode first = respond("");
		assertThat(types()).containsExactly("message user", "function_call", "function_call");
		JsonNode second = respond(",\"input\":[" + output(first, 0, "1") + "," + output(first, 1, "2") + "]");
		assertThat(second.path("output").path(0).path("type").asString()).isEqualTo("function_call");
		JsonNode third = respond(",\"input\":[" + output(second, 0, "3") + "]");
		assertThat(text(third)).isEqualTo("It is 3.");
		assertThat(types()).containsExactly("message user", "function_call", "function_call", "function_call_output",
				"function_call_output", "function_call", "function_call_output", "message assistant");
	}

	@Test
	void nothingIsCommittedWhenTheResponseDoesNotComplete() {
		this.server.enqueue(RunScript.answering("One").failing("server_error", "Oops."),
				RunScript.answering("One").incomplete("max_output_tokens"),
				RunScript.answering("One").with(ResponsesQuirk.COMPLETES_WITHOUT_COMMIT));
		assertThat(respond(",\"input\":\"A\"").path("status").asString()).isEqualTo("failed");
		assertThat(respond(",\"input\":\"B\"").path("status").asString()).isEqualTo("incomplete");
		assertThat(respond(",\"input\":\"C\"").path("status").asString()).isEqualTo("completed");
		assertThat(types()).containsExactly("message user");
	}

	@Test
	void callWithoutOutputIsRefusedUntilItIsRepaired() {
		this.server.enqueue(RunScript.calling(CALL).thenAnswering("Never."), RunScript.answering("Something else."));
		JsonNode first = respond("");
		String call = first.path("output").path(0).path("call_id").asString();
		HttpResponse<String> refused = tryRespond(",\"input\":\"And now?\"");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(message(refused)).isEqualTo("No tool output found for function call " + call + ".");
		this.client.post("/conversations/" + this.conversation + "/items",
				"{\"items\":[" + output(first, 0, "The call was cancelled.") + "]}");
		assertThat(text(respond(",\"input\":\"And now?\""))).isEqualTo("Something else.");
	}

	@Test
	void outputsAddedToTheConversationContinueTheScript() {
		this.server.enqueue(RunScript.calling(CALL).thenAnswering((outputs) -> "It is " + outputs.get("f") + "."));
		JsonNode first = respond("");
		this.client.post("/conversations/" + this.conversation + "/items",
				"{\"items\":[" + output(first, 0, "1") + "]}");
		assertThat(text(respond(""))).isEqualTo("It is 1.");
	}

	@Test
	void outputWithoutCallIsRefused() {
		HttpResponse<String> refused = tryRespond(
				",\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"call_x\",\"output\":\"1\"}]");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(message(refused)).isEqualTo("No tool call found for function call output with call_id call_x.");
	}

	@Test
	void conversationIsLockedWhileAResponseIsMade() {
		this.server.enqueue(RunScript.empty().hanging());
		JsonNode busy = respond(",\"background\":true");
		HttpResponse<String> second = tryRespond("");
		assertThat(second.statusCode()).isEqualTo(400);
		assertThat(TestClient.json(second).path("error").path("code").asString()).isEqualTo("conversation_locked");
		HttpResponse<String> item = this.client.tryPost("/conversations/" + this.conversation + "/items",
				"{\"items\":[{\"role\":\"user\",\"content\":\"x\"}]}");
		assertThat(item.body()).contains("conversation_locked");
		this.client.post("/responses/" + busy.path("id").asString() + "/cancel", "");
		assertThat(respond("").path("status").asString()).isEqualTo("completed");
	}

	@Test
	void wholeInputDecidesWhenThereIsNoConversation() {
		this.server.enqueue(RunScript.calling(CALL, new FunctionCall("g", "{}"))
			.thenAnswering((outputs) -> outputs.get("f") + " and " + outputs.get("g")));
		JsonNode first = this.client.post("/responses", "{\"model\":\"m\",\"store\":false,\"input\":\"Hi\"}");
		String history = "{\"role\":\"user\",\"content\":\"Hi\"}," + first.path("output").path(0) + ","
				+ output(first, 0, "1") + "," + first.path("output").path(1) + "," + output(first, 1, "2");
		JsonNode second = this.client.post("/responses",
				"{\"model\":\"m\",\"store\":false,\"input\":[" + history + "]}");
		assertThat(text(second)).isEqualTo("1 and 2");
		// The same once more, as after a lost answer
		JsonNode again = this.client.post("/responses",
				"{\"model\":\"m\",\"store\":false,\"input\":[" + history + "]}");
		assertThat(text(again)).isEqualTo("1 and 2");
		this.server.enqueue(RunScript.answering("Next."));
		JsonNode third = this.client.post("/responses", "{\"model\":\"m\",\"store\":false,\"input\":[" + history + ","
				+ second.path("output").path(0) + ",{\"role\":\"user\",\"content\":\"And?\"}]}");
		assertThat(text(third)).isEqualTo("Next.");
	}

	@Test
	void chainOfResponsesRemembersWhatWasSaid() {
		this.server.enqueue(RunScript.calling(CALL).thenAnswering((outputs) -> "It is " + outputs.get("f") + "."));
		JsonNode first = this.client.post("/responses", "{\"model\":\"m\",\"input\":\"Hi\"}");
		JsonNode second = this.client.post("/responses", "{\"model\":\"m\",\"previous_response_id\":\""
				+ first.path("id").asString() + "\",\"input\":[" + output(first, 0, "1") + "]}");
		assertThat(text(second)).isEqualTo("It is 1.");
		HttpResponse<String> branch = this.client.tryPost("/responses", "{\"model\":\"m\",\"previous_response_id\":\""
				+ first.path("id").asString() + "\",\"input\":\"Never mind\"}");
		assertThat(message(branch)).startsWith("No tool output found for function call call_");
	}

	@Test
	void reasoningAndWhatItLedToBelongTogether() {
		this.server
			.enqueue(RunScript.empty().then(ModelOutput.reasoning("Hm")).thenCalling(CALL).thenAnswering("Done."));
		JsonNode first = respond("");
		String items = "/conversations/" + this.conversation + "/items/";
		String reasoning = first.path("output").path(0).path("id").asString();
		String call = first.path("output").path(1).path("id").asString();
		this.client.delete(items + reasoning);
		assertThat(message(tryRespond(",\"input\":[" + output(first, 0, "1") + "]"))).isEqualTo("Item '" + call
				+ "' of type 'function_call' was provided without its required 'reasoning' item: '" + reasoning + "'.");
		this.client.delete(items + call);
		assertThat(respond("").path("status").asString()).isEqualTo("completed");
		this.server.enqueue(RunScript.empty().then(ModelOutput.reasoning("Hm")).thenCalling(CALL));
		JsonNode other = respond("");
		this.client.delete(items + other.path("output").path(1).path("id").asString());
		assertThat(message(tryRespond(",\"input\":\"And?\"")))
			.isEqualTo("Item '" + other.path("output").path(0).path("id").asString()
					+ "' of type 'reasoning' was provided without its required following item.");
	}

	@Test
	void reasoningThatIsNotStoredMustComeBackSealed() {
		this.server
			.enqueue(RunScript.empty().then(ModelOutput.reasoning("Hm")).thenCalling(CALL).thenAnswering("Done."));
		JsonNode first = this.client.post("/responses",
				"{\"model\":\"m\",\"store\":false,\"input\":\"Hi\",\"include\":[\"reasoning.encrypted_content\"]}");
		JsonNode reasoning = first.path("output").path(0);
		assertThat(reasoning.path("encrypted_content").asString()).isNotEmpty();
		String rest = first.path("output").path(1) + "," + output(first, 0, "1") + "]}";
		HttpResponse<String> refused = this.client.tryPost("/responses",
				"{\"model\":\"m\",\"store\":false,\"input\":[{\"type\":\"reasoning\",\"summary\":[],\"id\":\""
						+ reasoning.path("id").asString() + "\"}," + rest);
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(message(refused)).contains("Items are not persisted when `store` is set to false.");
		assertThat(text(this.client.post("/responses",
				"{\"model\":\"m\",\"store\":false,\"input\":[" + reasoning + "," + rest)))
			.isEqualTo("Done.");
	}

	@Test
	void outputsMayBeListsOfParts() {
		this.server.enqueue(RunScript.calling(CALL).thenAnswering((outputs) -> outputs.get("f") + "!"));
		String call = respond("").path("output").path(0).path("call_id").asString();
		JsonNode second = respond(",\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"" + call
				+ "\",\"output\":[{\"type\":\"input_text\",\"text\":\"a\"},{\"type\":\"input_text\",\"text\":\"b\"}]}]");
		assertThat(text(second)).isEqualTo("ab!");
	}

	@Test
	void oneScriptAnswersBothApis() {
		RunScript script = RunScript.answering("Let me look.")
			.then(ModelOutput.reasoning("Hm"))
			.thenCalling(CALL)
			.thenAnswering((outputs) -> "It is " + outputs.get("f") + ".");
		this.server.enqueue(script, script);
		JsonNode first = respond("");
		JsonNode second = respond(",\"input\":[" + output(first, 0, "1") + "]");
		String thread = this.server.createThread("Hello?");
		String runs = "/threads/" + thread + "/runs";
		String run = this.client.post(runs, "{\"assistant_id\":\"" + this.server.createAssistant() + "\"}")
			.path("id")
			.asString();
		JsonNode waiting = Awaitility.await()
			.until(() -> this.client.get(runs + "/" + run), (now) -> now.hasNonNull("required_action"));
		String call = waiting.path("required_action")
			.path("submit_tool_outputs")
			.path("tool_calls")
			.path(0)
			.path("id")
			.asString();
		this.client.post(runs + "/" + run + "/submit_tool_outputs",
				"{\"tool_outputs\":[{\"tool_call_id\":\"" + call + "\",\"output\":\"1\"}]}");
		Awaitility.await().until(() -> this.client.get(runs + "/" + run).path("status").asString().equals("completed"));
		JsonNode messages = this.client.get("/threads/" + thread + "/messages").path("data");
		assertThat(messages.path(0).path("content").path(0).path("text").path("value").asString())
			.isEqualTo(text(second))
			.isEqualTo("It is 1.");
	}

	private JsonNode respond(String more) {
		HttpResponse<String> response = tryRespond(more);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return TestClient.json(response);
	}

	private HttpResponse<String> tryRespond(String more) {
		return this.client.tryPost("/responses",
				"{\"model\":\"m\",\"conversation\":\"" + this.conversation + "\"" + more + "}");
	}

	private JsonNode items() {
		return this.client.get("/conversations/" + this.conversation + "/items?order=asc").path("data");
	}

	private List<String> types() {
		return items().valueStream()
			.map((item) -> (item.path("type").asString() + " " + item.path("role").asString("")).strip())
			.toList();
	}

	// The output of the call that stands at a position among the calls of the response
	private static String output(JsonNode response, int position, String output) {
		List<JsonNode> calls = response.path("output")
			.valueStream()
			.filter((item) -> item.path("type").asString().equals("function_call"))
			.toList();
		return "{\"type\":\"function_call_output\",\"call_id\":\"" + calls.get(position).path("call_id").asString()
				+ "\",\"output\":\"" + output + "\"}";
	}

	private static String text(JsonNode response) {
		return response.path("output").path(0).path("content").path(0).path("text").asString();
	}

	private static String message(HttpResponse<String> response) {
		return TestClient.json(response).path("error").path("message").asString();
	}

}

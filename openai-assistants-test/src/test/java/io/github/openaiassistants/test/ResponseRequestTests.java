package io.github.openaiassistants.test;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which requests for a response are refused, and what is told of those that are not.
 */
class ResponseRequestTests {

	private final AssistantsServer server = AssistantsServer.builder().apiKey("test").start();

	private final TestClient client = new TestClient(this.server.responsesUrl());

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"\"instructions\":\"x\" | | One of 'input', 'previous_response_id', 'prompt' or 'conversation' must be",
			"\"input\":\"x\",\"assistant_id\":\"asst_1\" | assistant_id | Unknown parameter: 'assistant_id'.",
			"\"input\":\"x\",\"response_format\":\"auto\" | response_format | Unknown parameter",
			"\"input\":\"x\",\"agent_reference\":{\"name\":\"a\"} | agent_reference | Unknown parameter",
			"\"conversation\":\"conv_1\",\"previous_response_id\":\"resp_1\" | | Mutually exclusive parameters",
			"\"conversation\":\"conv_1\" | | Conversation with id 'conv_1' not found.",
			"\"conversation\":{\"id\":\"conv_1\"} | | Conversation with id 'conv_1' not found.",
			"\"previous_response_id\":\"resp_1\" | previous_response_id | Previous response with id 'resp_1' not found.",
			"\"input\":\"x\",\"max_output_tokens\":15 | max_output_tokens | Expected a value >= 16, but got 15 instead.",
			"\"input\":\"x\",\"temperature\":2.5 | temperature | Invalid 'temperature'",
			"\"input\":\"x\",\"include\":[\"everything\"] | include | Invalid value: 'everything'.",
			"\"input\":\"x\",\"tools\":[{\"type\":\"function\",\"name\":\"f\"}] | tools[0].strict | Missing required",
			"\"input\":\"x\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}] | tools[0].name | Missing",
			"\"input\":\"x\",\"tools\":[{\"type\":\"file_search\"}] | tools[0].vector_store_ids | Missing required",
			"\"input\":\"x\",\"tools\":[{\"type\":\"file_search\",\"vector_store_ids\":[]}] | tools[0].vector_store_ids |"
					+ " Missing required",
			"\"input\":\"x\",\"tools\":[{\"type\":\"code_interpreter\"}] | tools[0].container | Missing required",
			"\"input\":\"x\",\"tool_choice\":\"always\" | tool_choice | Invalid value: 'always'.",
			"\"input\":\"x\",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}} | tool_choice.name |"
					+ " Missing required",
			"\"input\":\"x\",\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"} | tool_choice | not found in 'tools'",
			"\"input\":\"x\",\"text\":{\"format\":{\"type\":\"json_schema\",\"json_schema\":{}}} | text.format.name |"
					+ " Missing required",
			"\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}] | input[0].content[0].type |"
					+ " Invalid value: 'text'." })
	void requestIsRefused(String members, String param, String message) {
		HttpResponse<String> refused = this.client.tryPost("/responses", "{\"model\":\"m\"," + members + "}");
		assertThat(refused.statusCode()).isBetween(400, 404);
		JsonNode error = TestClient.json(refused).path("error");
		assertThat(error.path("message").asString()).contains(message);
		assertThat(error.path("param").isNull() ? null : error.path("param").asString()).isEqualTo(param);
		assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
	}

	@Test
	void modelIsNeeded() {
		assertThat(this.client.tryPost("/responses", "{\"input\":\"x\"}").body())
			.contains("Missing required parameter: 'model'.");
	}

	@Test
	void betaHeaderIsNotNeededButAKeyIs() {
		HttpResponse<String> answered = this.client.send(this.client.request("/responses")
			.setHeader("OpenAI-Beta", "none")
			.POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\",\"input\":\"x\"}")));
		assertThat(answered.statusCode()).isEqualTo(200);
		HttpResponse<String> refused = this.client
			.send(this.client.request("/conversations/conv_1").setHeader("Authorization", "Bearer wrong"));
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("invalid_api_key");
	}

	@Test
	void responseRepeatsWhatWasAskedFor() {
		this.server.enqueue(RunScript.answering("Hello."));
		JsonNode response = this.client.post("/responses",
				"{\"model\":\"gpt-5.4\",\"input\":\"Hi\",\"instructions\":\"Be brief.\",\"temperature\":0.5,"
						+ "\"max_output_tokens\":16,\"metadata\":{\"k\":\"v\"},\"tools\":[{\"type\":\"function\","
						+ "\"name\":\"f\",\"strict\":false}],\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}}");
		assertThat(response.path("id").asString()).startsWith("resp_");
		assertThat(response.path("status").asString()).isEqualTo("completed");
		assertThat(response.path("model").asString()).isEqualTo("gpt-5.4");
		assertThat(response.path("instructions").asString()).isEqualTo("Be brief.");
		assertThat(response.path("temperature").asDouble()).isEqualTo(0.5);
		assertThat(response.path("max_output_tokens").asInt()).isEqualTo(16);
		assertThat(response.path("metadata").path("k").asString()).isEqualTo("v");
		assertThat(response.path("tools").path(0).path("name").asString()).isEqualTo("f");
		assertThat(response.path("tool_choice").path("name").asString()).isEqualTo("f");
		assertThat(response.path("store").asBoolean()).isTrue();
		assertThat(response.path("background").asBoolean()).isFalse();
		assertThat(response.path("conversation").isNull()).isTrue();
		assertThat(response.path("completed_at").isIntegralNumber()).isTrue();
		assertThat(response.path("output").path(0).path("content").path(0).path("text").asString()).isEqualTo("Hello.");
		assertThat(this.server.requests("POST", "/v1/responses").get(0).body()).contains("\"input\":\"Hi\"");
	}

	@Test
	void instructionsAndToolsAreNotCarriedOver() {
		JsonNode first = this.client.post("/responses",
				"{\"model\":\"m\",\"input\":\"Hi\",\"instructions\":\"Be brief.\",\"tools\":[{\"type\":\"function\","
						+ "\"name\":\"f\",\"strict\":false}]}");
		JsonNode second = this.client.post("/responses",
				"{\"model\":\"m\",\"input\":\"And?\",\"previous_response_id\":\"" + first.path("id").asString()
						+ "\"}");
		assertThat(second.path("instructions").isNull()).isTrue();
		assertThat(second.path("tools")).isEmpty();
		assertThat(second.path("previous_response_id")).isEqualTo(first.path("id"));
	}

	@Test
	void responseIsStoredUnlessTheRequestSaysOtherwise() {
		JsonNode stored = this.client.post("/responses", "{\"model\":\"m\",\"input\":\"Hi\"}");
		String path = "/responses/" + stored.path("id").asString();
		assertThat(this.client.get(path)).isEqualTo(stored);
		JsonNode deleted = this.client.delete(path);
		assertThat(deleted.path("object").asString()).isEqualTo("response");
		assertThat(deleted.path("deleted").asBoolean()).isTrue();
		assertThat(this.client.tryGet(path).statusCode()).isEqualTo(404);
		JsonNode unstored = this.client.post("/responses", "{\"model\":\"m\",\"input\":\"Hi\",\"store\":false}");
		assertThat(unstored.path("store").asBoolean()).isFalse();
		HttpResponse<String> missing = this.client.tryGet("/responses/" + unstored.path("id").asString());
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(missing.body()).contains("Response with id '" + unstored.path("id").asString() + "' not found.");
	}

	@Test
	void inputItemsAreListed() {
		JsonNode response = this.client.post("/responses",
				"{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":\"1\"},{\"role\":\"user\",\"content\":\"2\"},"
						+ "{\"role\":\"user\",\"content\":\"3\"}]}");
		String path = "/responses/" + response.path("id").asString() + "/input_items";
		JsonNode page = this.client.get(path + "?limit=2");
		assertThat(page.path("data").valueStream().map(ResponseRequestTests::text)).containsExactly("3", "2");
		assertThat(page.path("has_more").asBoolean()).isTrue();
		JsonNode rest = this.client.get(path + "?after=" + page.path("last_id").asString());
		assertThat(rest.path("data").valueStream().map(ResponseRequestTests::text)).containsExactly("1");
	}

	@Test
	void includeIsReadFromTheQueryWhateverItsForm() {
		this.server.enqueue(RunScript.runningCode("print(1)", "1\n")
			.thenSearchingFiles(new FileSearchResult("file-a", "a.md", 0.5, "Text")));
		String id = this.client.post("/responses", "{\"model\":\"m\",\"input\":\"Hi\"}").path("id").asString();
		JsonNode both = this.client
			.get("/responses/" + id + "?include[]=file_search_call.results&include[]=code_interpreter_call.outputs");
		assertThat(both.path("output").path(0).path("outputs")).hasSize(1);
		assertThat(both.path("output").path(1).path("results").path(0).path("text").asString()).isEqualTo("Text");
		JsonNode one = this.client.get("/responses/" + id + "?include=file_search_call.results");
		assertThat(one.path("output").path(0).path("outputs").isNull()).isTrue();
		assertThat(one.path("output").path(1).path("results")).hasSize(1);
	}

	@Test
	void functionThatChoosesScriptsSeesTheRequest() {
		try (AssistantsServer other = AssistantsServer.builder()
			.answers((request) -> RunScript.answering(request.userMessages() + " " + request.threadId()
					+ request.assistantId() + " " + request.body().path("model").asString()))
			.start()) {
			TestClient otherClient = new TestClient(other.responsesUrl());
			String conversation = other.createConversation("One", "Two");
			JsonNode response = otherClient.post("/responses",
					"{\"model\":\"m\",\"input\":\"Three\",\"conversation\":\"" + conversation + "\"}");
			assertThat(text(response.path("output").path(0))).isEqualTo("[One, Two, Three] " + conversation + " m");
		}
	}

	private static String text(JsonNode item) {
		return item.path("content").path(0).path("text").asString();
	}

}

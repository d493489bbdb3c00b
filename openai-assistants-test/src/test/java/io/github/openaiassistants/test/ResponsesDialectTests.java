package io.github.openaiassistants.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dialects of the Responses API look like on the wire.
 */
class ResponsesDialectTests {

	@ParameterizedTest
	@CsvSource({ "OPENAI,/v1", "AZURE_OPENAI,/openai/v1", "FOUNDRY,/api/projects/embedded/openai/v1", "VLLM,/v1",
			"OLLAMA,/v1" })
	void urlIsThatOfTheServer(ResponsesDialect dialect, String path) {
		try (AssistantsServer server = start(dialect)) {
			assertThat(server.responsesUrl().getPath()).isEqualTo(path);
			assertThat(server.baseUrl().getPath()).isEqualTo("/v1");
			assertThat(new TestClient(server.responsesUrl()).get("/files").path("data")).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "AZURE_OPENAI,/openai/v1", "FOUNDRY,/api/projects/embedded/openai/v1", "LITELLM,/v1" })
	void urlFollowsTheDialectOfTheAssistantsApi(Dialect dialect, String path) {
		try (AssistantsServer server = AssistantsServer.builder().dialect(dialect).start()) {
			assertThat(server.responsesUrl().getPath()).isEqualTo(path);
			String conversation = server.createConversation("Hi");
			JsonNode response = new TestClient(server.responsesUrl()).post("/responses",
					"{\"model\":\"m\",\"conversation\":\"" + conversation + "\"}");
			assertThat(response.path("status").asString()).isEqualTo("completed");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "VLLM | 404 | {\"detail\":\"Not Found\"}",
			"VLLM_STORING | 404 | {\"detail\":\"Not Found\"}", "OLLAMA | 404 | 404 page not found",
			"LLAMA_CPP | 404 | {\"error\":{\"message\":\"File Not Found\",\"type\":\"not_found_error\",\"code\":404}}",
			"LM_STUDIO | 200 | {\"error\":\"Unexpected endpoint or method.", "LITELLM_FAKED | 404 | {\"detail\"" })
	void conversationsAreMissing(ResponsesDialect dialect, int status, String body) {
		try (AssistantsServer server = start(dialect)) {
			HttpResponse<String> refused = new TestClient(server.responsesUrl()).tryPost("/conversations", "{}");
			assertThat(refused.statusCode()).isEqualTo(status);
			assertThat(refused.body()).startsWith(body);
		}
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI,200", "VLLM,404", "VLLM_STORING,200", "OLLAMA,404", "LLAMA_CPP,404", "LM_STUDIO,200",
			"GATEWAY,200" })
	void responsesAreStoredSomewhere(ResponsesDialect dialect, int status) {
		try (AssistantsServer server = start(dialect)) {
			TestClient client = new TestClient(server.responsesUrl());
			String id = client.post("/responses", "{\"model\":\"m\",\"input\":\"Hi\"}").path("id").asString();
			assertThat(client.tryGet("/responses/" + id).statusCode()).isEqualTo(status);
		}
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI,true,queued", "VLLM_STORING,true,queued", "OLLAMA,false,completed",
			"LLAMA_CPP,false,completed", "LM_STUDIO,false,completed", "GATEWAY,false,completed" })
	void backgroundIsKnownSomewhere(ResponsesDialect dialect, boolean background, String status) {
		try (AssistantsServer server = start(dialect)) {
			JsonNode response = new TestClient(server.responsesUrl()).post("/responses",
					"{\"model\":\"m\",\"input\":\"Hi\",\"background\":true}");
			assertThat(response.path("background").asBoolean()).isEqualTo(background);
			assertThat(response.path("status").asString()).isEqualTo(status);
		}
	}

	@Test
	void serverWithoutStoreRefusesTheBackground() {
		try (AssistantsServer server = start(ResponsesDialect.VLLM)) {
			HttpResponse<String> refused = new TestClient(server.responsesUrl()).tryPost("/responses",
					"{\"model\":\"m\",\"input\":\"Hi\",\"background\":true}");
			assertThat(refused.statusCode()).isEqualTo(400);
			assertThat(TestClient.json(refused).path("error").path("code").asInt()).isEqualTo(400);
		}
	}

	@Test
	void localServersNeedNoKeyAndHardlyCheckAnything() {
		try (AssistantsServer server = start(ResponsesDialect.OLLAMA)) {
			server.enqueue(RunScript.answering("Hi."));
			TestClient client = new TestClient(server.responsesUrl());
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.responsesUrl() + "/responses"))
				.POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\",\"input\":[{\"type\":\"function_call\","
						+ "\"call_id\":\"call_1\",\"name\":\"f\",\"arguments\":\"{}\"}],\"conversation\":\"conv_1\","
						+ "\"previous_response_id\":\"resp_1\",\"num_ctx\":1,\"tools\":[{\"type\":\"function\"}]}"));
			assertThat(TestClient.json(client.send(request)).path("status").asString()).isEqualTo("completed");
		}
	}

	@Test
	void foundryTakesAStoredDefinition() {
		try (AssistantsServer server = start(ResponsesDialect.FOUNDRY)) {
			JsonNode response = new TestClient(server.responsesUrl()).post("/responses",
					"{\"input\":\"Hi\",\"agent_reference\":{\"type\":\"agent_reference\",\"name\":\"helper\"}}");
			assertThat(response.path("agent_reference").path("name").asString()).isEqualTo("helper");
		}
	}

	@Test
	void llamaCppStreamsAsDescribed() throws IOException {
		String stream = stream(ResponsesDialect.LLAMA_CPP);
		assertThat(shape(stream)).isEqualTo(shape(transcript()));
		assertThat(stream)
			.contains("event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"id\":")
			.contains("\"object\":\"response\",\"status\":\"in_progress\"}}\n")
			.doesNotContain("sequence_number", "_index", "\"id\":\"fc_", "details\":{");
		ReceivedEvent delta = ReceivedEvent.parse(stream)
			.stream()
			.filter((event) -> event.name().equals("response.function_call_arguments.delta"))
			.findFirst()
			.orElseThrow();
		assertThat(delta.data().path("item_id").asString()).startsWith("call_");
	}

	@Test
	void llamaCppGoesOnWithTheCallsOfItsHistory() {
		try (AssistantsServer server = start(ResponsesDialect.LLAMA_CPP)) {
			server.enqueue(script());
			TestClient client = new TestClient(server.responsesUrl());
			JsonNode call = client.post("/responses", "{\"model\":\"m\",\"input\":\"Hi\"}").path("output").path(2);
			assertThat(call.has("id")).isFalse();
			JsonNode second = client.post("/responses",
					"{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":\"Hi\"}," + call
							+ ",{\"type\":\"function_call_output\",\"call_id\":\"" + call.path("call_id").asString()
							+ "\",\"output\":\"1\"}]}");
			assertThat(second.path("output").path(0).path("content").path(0).path("text").asString())
				.isEqualTo("It is 1.");
		}
	}

	@Test
	void litellmFakesItsStream() {
		assertThat(stream(ResponsesDialect.LITELLM_FAKED)).startsWith("data: {\"type\":\"response.completed\"")
			.endsWith("}\n\ndata: [DONE]\n\n")
			.satisfies((stream) -> assertThat(stream.split("\n\n", 0)).hasSize(2));
	}

	@Test
	void gatewayRotatesIdsAndSendsDataOnly() {
		String stream = stream(ResponsesDialect.GATEWAY);
		assertThat(stream).startsWith("data: {\"type\":\"response.created\"").endsWith("data: [DONE]\n\n");
		String[] ids = stream.split("\"item_id\":\"", -1);
		assertThat(ids[1].substring(0, 20)).isNotEqualTo(ids[2].substring(0, 20));
	}

	@Test
	void vllmHasBareIdsAndOllamaWholeArguments() {
		assertThat(stream(ResponsesDialect.VLLM)).containsPattern("\"item_id\":\"[0-9a-f]{8}-[0-9a-f-]{27}\"")
			.doesNotContain("\"item_id\":\"msg_");
		assertThat(stream(ResponsesDialect.OLLAMA)).contains("\"delta\":\"{\\\"city\\\":\\\"Oslo\\\"}\"")
			.contains("response.reasoning_summary_text.delta");
	}

	@Test
	void quirksAreAddedToTheServer() {
		try (AssistantsServer server = AssistantsServer.builder()
			.responses(ResponsesDialect.OPENAI, ResponsesQuirk.CRLF, ResponsesQuirk.NO_CONVERSATIONS)
			.start()) {
			TestClient client = new TestClient(server.responsesUrl());
			assertThat(client.tryPost("/conversations", "{}").statusCode()).isEqualTo(404);
			assertThat(client.tryPost("/responses", "{\"model\":\"m\",\"input\":\"Hi\",\"stream\":true}").body())
				.startsWith("event: response.created\r\n");
		}
	}

	private static AssistantsServer start(ResponsesDialect dialect) {
		return AssistantsServer.builder().responses(dialect).start();
	}

	private static RunScript script() {
		return RunScript.empty()
			.then(ModelOutput.reasoning("The user wants the weather."))
			.thenAnswering("Let me look.")
			.thenCalling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather") + ".");
	}

	private static String stream(ResponsesDialect dialect) {
		try (AssistantsServer server = start(dialect)) {
			server.enqueue(script());
			return new TestClient(server.responsesUrl())
				.tryPost("/responses", "{\"model\":\"m\",\"input\":\"Weather?\",\"stream\":true}")
				.body();
		}
	}

	private static String transcript() throws IOException {
		try (InputStream in = ResponsesDialectTests.class.getResourceAsStream("/responses/minimal-local-server.sse")) {
			assertThat(in).isNotNull();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	// Names and members; runs of deltas count as one because texts differ
	private static List<String> shape(String stream) {
		List<String> shape = new ArrayList<>();
		for (ReceivedEvent event : ReceivedEvent.parse(stream)) {
			TreeSet<String> members = new TreeSet<>(event.data().propertyNames());
			members.addAll(event.data().path("item").propertyNames());
			members.removeAll(List.of("logprobs", "encrypted_content", "status"));
			String line = event.name() + " " + members;
			if (shape.isEmpty() || !shape.get(shape.size() - 1).equals(line)) {
				shape.add(line);
			}
		}
		return shape;
	}

}

package io.github.openaiassistants.test;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that the server refuses, each with the envelope of the API.
 */
class RefusalTests {

	private final AssistantsServer server = AssistantsServer.builder().apiKey("right-key").start();

	private final TestClient client = new TestClient(this.server);

	private final String assistant = this.server.createAssistant();

	private final String thread = this.server.createThread("Hello?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void missingKeyIsRefusedEvenWhenAnyKeyIsValid() {
		try (AssistantsServer open = AssistantsServer.builder().start()) {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(open.baseUrl() + "/assistants"))
				.header("OpenAI-Beta", "assistants=v2");
			assertError(this.client.send(request.copy()), 401, null);
			assertThat(this.client.send(request.header("Authorization", "Bearer any")).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void wrongKeyIsRefusedWithoutRepeatingIt() {
		HttpResponse<String> response = this.client
			.send(this.client.request("/assistants").setHeader("Authorization", "Bearer wrong-key"));
		assertError(response, 401, "invalid_api_key");
		assertThat(response.body()).doesNotContain("wrong-key", "right-key");
	}

	@Test
	void keyIsAlsoTakenFromTheHeaderOfAzure() {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server.baseUrl() + "/assistants"))
			.header("OpenAI-Beta", "assistants=v2");
		assertThat(this.client.send(request.copy().header("api-key", "right-key")).statusCode()).isEqualTo(200);
		assertError(this.client.send(request.header("api-key", "wrong-key")), 401, "invalid_api_key");
	}

	@Test
	void missingBetaHeaderIsRefusedUnlessSwitchedOff() {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server.baseUrl() + "/assistants"))
			.header("Authorization", "Bearer right-key");
		HttpResponse<String> response = this.client.send(request);
		assertError(response, 400, "invalid_beta");
		assertThat(response.body()).contains("OpenAI-Beta: assistants=v2");
		try (AssistantsServer lax = AssistantsServer.builder().requireBetaHeader(false).start()) {
			HttpRequest.Builder same = HttpRequest.newBuilder(URI.create(lax.baseUrl() + "/assistants"))
				.header("Authorization", "Bearer any");
			assertThat(this.client.send(same).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void unknownObjectsAreNotFound() {
		assertMessage(post("/threads/thread_x/runs", run("")), 404, "No thread found with id 'thread_x'.");
		assertMessage(post("/threads/" + this.thread + "/runs", "{\"assistant_id\":\"asst_x\"}"), 404,
				"No assistant found with id 'asst_x'.");
		assertMessage(get("/threads/" + this.thread + "/runs/run_x"), 404, "No run found with id 'run_x'.");
		assertMessage(get("/threads/" + this.thread + "/messages/msg_x"), 404, "No message found with id 'msg_x'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/threads/", "/assistants/asst_x/more" })
	void unknownPathIsNotFound(String path) {
		assertError(get(path), 404, null);
	}

	@Test
	void wrongMethodIsNotAllowed() {
		assertError(this.client.send(authorized("/threads").DELETE()), 405, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{} x", "nonsense" })
	void malformedJsonIsRefused(String body) {
		HttpResponse<String> response = post("/threads", body);
		assertError(response, 400, null);
		assertThat(response.body()).contains("could not parse the JSON body");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                                              | assistant_id       | missing_required_parameter
			{"assistant_id":1}                              | assistant_id       | invalid_type
			{"assistant_id":"A","stream":"yes"}             | stream             | invalid_type
			{"assistant_id":"A","temperature":3}            | temperature        | invalid_value
			{"assistant_id":"A","max_completion_tokens":16} | max_completion_tokens | invalid_value
			{"assistant_id":"A","metadata":{"k":true}}      | metadata.k         | invalid_type
			{"assistant_id":"A","tools":{}}                 | tools              | invalid_type
			{"assistant_id":"A","no_such":1}                | no_such            | unknown_parameter
			""")
	void wrongParameterOfARunIsNamed(String body, String param, String code) {
		HttpResponse<String> response = post("/threads/" + this.thread + "/runs", body);
		assertError(response, 400, code);
		assertThat(TestClient.json(response).path("error").path("param").asString()).isEqualTo(param);
	}

	@Test
	void wrongMessageIsRefused() {
		String path = "/threads/" + this.thread + "/messages";
		assertError(post(path, "{\"content\":\"x\"}"), 400, "missing_required_parameter");
		assertError(post(path, "{\"role\":\"system\",\"content\":\"x\"}"), 400, "invalid_value");
		assertError(post(path, "{\"role\":\"user\",\"content\":\"\"}"), 400, "invalid_value");
		assertError(post(path, "{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}"), 400, "invalid_value");
	}

	@Test
	void runWithoutAnythingToAnswerIsRefused() {
		String bare = this.server.createAssistant("{\"model\":\"gpt-4o\"}");
		HttpResponse<String> response = post("/threads/runs", "{\"assistant_id\":\"" + bare + "\"}");
		assertError(response, 400, "invalid_thread");
	}

	@Test
	void refusedStreamIsAnsweredWithJson() {
		HttpResponse<String> response = post("/threads/thread_x/runs", run(",\"stream\":true"));
		assertError(response, 404, null);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
		assertThat(response.headers().firstValue("x-request-id")).isPresent();
	}

	private String run(String more) {
		return "{\"assistant_id\":\"" + this.assistant + "\"" + more + "}";
	}

	private HttpRequest.Builder authorized(String path) {
		return this.client.request(path).setHeader("Authorization", "Bearer right-key");
	}

	private HttpResponse<String> post(String path, String body) {
		return this.client.send(authorized(path).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> get(String path) {
		return this.client.send(authorized(path));
	}

	private static void assertMessage(HttpResponse<String> response, int status, String message) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(TestClient.json(response).path("error").path("message").asString()).isEqualTo(message);
	}

	private static void assertError(HttpResponse<String> response, int status, @Nullable String code) {
		assertThat(response.statusCode()).isEqualTo(status);
		JsonNode error = TestClient.json(response).path("error");
		assertThat(error.propertyNames()).containsExactly("message", "type", "param", "code");
		assertThat(error.path("code").asString(null)).isEqualTo(code);
	}

}

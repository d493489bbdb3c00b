package io.github.openaiassistants.test;

import java.net.http.HttpResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dialects look like on the wire.
 */
class DialectTests {

	private static final String VERSION = "?api-version=v1";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"OPENAI             | event: thread.run.created\\ndata: {\"id\":\"run_",
			"AZURE_OPENAI       | event: thread.run.created\\ndata: {\"id\":\"run_",
			"FOUNDRY            | \\n\\nevent: keepalive\\ndata: \\n\\nevent: thread.run.step.created\\n",
			"LITELLM            | data: {\"data\":{\"id\":\"run_",
			"LITELLM            | },\"event\":\"thread.run.created\"}\\n\\ndata: {",
			"ASTRA              | data: {\"event\":\"thread.run.created\",\"data\":{\"id\":\"run_",
			"OPEN_ASSISTANT_API | event: thread.run.created\\r\\ndata: {\"id\":\"run_",
			"OPEN_ASSISTANT_API | }\\r\\n\\r\\n: ping - 20",
			"OPEN_ASSISTANT_API | event: thread.message.in_progress\\r\\ndata: {\"id\":\"\",",
			"DASHSCOPE          | id:1\\nevent:thread.run.created\\n:HTTP_STATUS/200\\ndata:{\"id\":\"run_",
			"DASHSCOPE          | \"delta\":{\"content\":{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"One\"" })
	void streamLooksLikeThis(Dialect dialect, String piece) {
		assertThat(stream(dialect)).contains(piece.replace("\\n", "\n").replace("\\r", "\r"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "OPENAI             | event: done\\ndata: [DONE]\\n\\n",
			"FOUNDRY            | event: done\\ndata: [DONE]\\n\\n", "LITELLM            | }\\n\\ndata: [DONE]\\n\\n",
			"ASTRA              | \" two\"}}]}}}\\n\\n", "OPEN_ASSISTANT_API | }\\r\\n\\r\\n",
			"DASHSCOPE          | event:done\\n:HTTP_STATUS/200\\ndata:[DONE]\\n\\n" })
	void streamEndsLikeThis(Dialect dialect, String end) {
		String stream = stream(dialect);
		assertThat(stream).endsWith(end.replace("\\n", "\n").replace("\\r", "\r"));
		assertThat(stream.contains("[DONE]")).isEqualTo(end.contains("[DONE]"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "OPENAI             | {\"error\":{\"message\":\"No assistant found",
					"AZURE_OPENAI       | {\"error\":{\"code\":\"NotFound\",\"message\":\"No assistant found",
					"FOUNDRY            | {\"error\":{\"code\":\"NotFound\",\"message\":\"No assistant found",
					"LITELLM            | {\"error\":{\"message\":\"No assistant found",
					"ASTRA              | {\"detail\":\"No assistant found",
					"OPEN_ASSISTANT_API | {\"error\":{\"code\":\"\",\"message\":\"No assistant found",
					"DASHSCOPE          | {\"request_id\":\"" })
	void refusalLooksLikeThis(Dialect dialect, String start) {
		try (AssistantsServer server = start(dialect)) {
			HttpResponse<String> answer = createRun(server, "{\"assistant_id\":\"asst_no\"}");
			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(answer.body()).startsWith(start);
		}
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI,200", "FOUNDRY,200", "OPEN_ASSISTANT_API,200", "LITELLM,404", "ASTRA,404", "DASHSCOPE,404" })
	void runsCannotBeCancelledEverywhere(Dialect dialect, int status) {
		try (AssistantsServer server = start(dialect)) {
			server.enqueue(RunScript.empty().hanging());
			JsonNode run = TestClient
				.json(createRun(server, "{\"assistant_id\":\"" + server.createAssistant() + "\"}"));
			String path = "/threads/" + run.path("thread_id").asString() + "/runs/" + run.path("id").asString();
			assertThat(new TestClient(server).tryPost(path + "/cancel" + VERSION, "{}").statusCode()).isEqualTo(status);
		}
	}

	private static AssistantsServer start(Dialect dialect) {
		return AssistantsServer.builder().dialect(dialect).start();
	}

	private static String stream(Dialect dialect) {
		try (AssistantsServer server = start(dialect)) {
			server.enqueue(RunScript.answering("One", " two"));
			return createRun(server, "{\"assistant_id\":\"" + server.createAssistant() + "\",\"stream\":true}").body();
		}
	}

	private static HttpResponse<String> createRun(AssistantsServer server, String body) {
		String path = "/threads/" + server.createThread("Hello") + "/runs" + VERSION;
		return new TestClient(server).tryPost(path, body);
	}

}

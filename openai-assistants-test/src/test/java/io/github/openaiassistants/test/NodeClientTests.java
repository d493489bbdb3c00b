package io.github.openaiassistants.test;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The official Node client, with its assistant stream helper, as a client of the server.
 */
class NodeClientTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final NodeClient client = NodeClient.require();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void streamHelperReadsAnAnswer() throws Exception {
		this.server.enqueue(RunScript.answering("It is 21 degrees."));
		JsonNode seen = run("answer");
		assertThat(texts(seen, "deltas")).containsExactly("It", " is", " 21", " degrees.");
		assertThat(texts(seen, "messages")).containsExactly("It is 21 degrees.");
		assertThat(texts(seen, "events"))
			.startsWith("thread.run.created", "thread.run.queued", "thread.run.in_progress")
			.endsWith("thread.message.completed", "thread.run.step.completed", "thread.run.completed");
		assertThat(seen.path("status").asString()).isEqualTo("completed");
		assertThat(seen.path("tokens").asInt()).isPositive();
		assertThat(seen.path("steps").asInt()).isEqualTo(1);
	}

	@Test
	void streamHelperAnswersAFunctionCall() throws Exception {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Utrecht\"}"))
			.thenAnswering((outputs) -> "In " + outputs.get("get_weather") + " degrees."));
		JsonNode seen = run("functionCall");
		assertThat(seen.path("between").asString()).isEqualTo("requires_action");
		assertThat(seen.path("status").asString()).isEqualTo("completed");
		assertThat(seen.path("sameRun").asBoolean()).isTrue();
		assertThat(seen.path("calls").path(0).path(0).asString()).isEqualTo("get_weather");
		assertThat(seen.path("calls").path(0).path(1).asString()).isEqualTo("{\"city\":\"Utrecht\"}");
		assertThat(texts(seen, "messages")).containsExactly("In Utrecht: 21 degrees.");
	}

	@Test
	void listsPageAndRunsAreCancelled() throws Exception {
		this.server.enqueue(RunScript.empty().hanging());
		JsonNode seen = run("listsAndCancel");
		assertThat(texts(seen, "texts")).containsExactly("How warm is it?", "one", "two", "three", "four");
		assertThat(texts(seen, "statuses")).containsExactly("cancelling", "cancelled");
		assertThat(seen.path("missing").path(0).asInt()).isEqualTo(404);
		assertThat(seen.path("missing").path(1).asString()).contains("No assistant found with id 'asst_x'.");
	}

	@Test
	void filesAreUploadedAndIndexed() throws Exception {
		this.server.enqueue(FileIndexing.afterPolls(2));
		JsonNode seen = run("filesAndVectorStores");
		assertThat(seen.path("bytes").valueStream().map(JsonNode::asInt)).containsExactly(0, 255, 13, 10, 45, 45);
		assertThat(seen.path("batch").asString()).isEqualTo("completed");
		assertThat(texts(seen, "files")).containsExactly("completed");
		assertThat(seen.path("missing").path(0).asInt()).isEqualTo(404);
		assertThat(seen.path("missing").path(1).asString()).contains("No such File object: file-");
		assertThat(this.server.requests("GET", "/v1/vector_stores/*/file_batches/*")).hasSize(3);
	}

	@Test
	void responsesCallFunctionsInAConversation() throws Exception {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Utrecht\"}"))
			.thenAnswering((outputs) -> "In " + outputs.get("get_weather") + " degrees."));
		JsonNode seen = run("responses");
		assertThat(seen.path("calls").path(0).path(0).asString()).isEqualTo("get_weather");
		assertThat(seen.path("calls").path(0).path(1).asString()).isEqualTo("{\"city\":\"Utrecht\"}");
		assertThat(texts(seen, "deltas")).containsExactly("In", " Utrecht:", " 21", " degrees.");
		assertThat(seen.path("text").asString()).isEqualTo("In Utrecht: 21 degrees.");
		assertThat(texts(seen, "events")).startsWith("response.created", "response.in_progress")
			.endsWith("response.output_item.done", "response.completed");
		assertThat(texts(seen, "items")).containsExactly("message", "function_call", "function_call_output", "message");
		assertThat(seen.path("kind").asString()).isEqualTo("weather");
		assertThat(seen.path("deleted").asBoolean()).isTrue();
		assertThat(seen.path("missing").path(0).asInt()).isEqualTo(404);
		assertThat(seen.path("missing").path(1).asString()).contains("Conversation with id 'conv_");
	}

	@Test
	void responsesInTheBackgroundAreResumedAndCancelled() throws Exception {
		this.server.enqueue(RunScript.answering("One two three.").pace(Duration.ofMillis(20)),
				RunScript.empty().hanging(), RunScript.answering("Done."));
		JsonNode seen = run("backgroundResponses");
		assertThat(texts(seen, "deltas")).containsExactly("One", " two", " three.");
		assertThat(seen.path("text").asString()).isEqualTo("One two three.");
		assertThat(texts(seen, "statuses")).containsExactly("completed", "queued", "cancelled");
		assertThat(seen.path("refused").path(0).asInt()).isEqualTo(400);
		assertThat(seen.path("refused").path(1).asString()).contains("Cannot cancel a synchronous response.");
	}

	private JsonNode run(String scenario) throws IOException, InterruptedException, URISyntaxException {
		return this.client.run(this.server.baseUrl(), scenario);
	}

	private static List<String> texts(JsonNode seen, String name) {
		return seen.path(name).valueStream().map(JsonNode::asString).toList();
	}

}

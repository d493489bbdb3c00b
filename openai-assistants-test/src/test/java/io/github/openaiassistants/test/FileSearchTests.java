package io.github.openaiassistants.test;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * File searches of scripts: who gets to see what they found, and what messages cite.
 */
class FileSearchTests {

	private static final String INCLUDE = "?include[]="
			+ URLEncoder.encode("step_details.tool_calls[*].file_search.results[*].content", StandardCharsets.UTF_8);

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final TestClient client = new TestClient(this.server);

	private final String assistant = this.server.createAssistant();

	private final String thread = this.server.createThread("How long is my leave?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void contentOfResultsIsShownOnlyWhenIncluded() {
		search();
		JsonNode result = results(this.client.get(steps() + "?order=asc").path("data").path(0)).path(0);
		assertThat(result.path("file_id").asString()).isEqualTo("file-a");
		assertThat(result.path("file_name").asString()).isEqualTo("handbook.pdf");
		assertThat(result.path("score").asDouble()).isEqualTo(0.7);
		assertThat(result.has("content")).isFalse();
		JsonNode step = this.client.get(steps() + INCLUDE + "&order=asc").path("data").path(0);
		assertThat(text(step)).isEqualTo("28 days");
		String path = steps() + "/" + step.path("id").asString();
		assertThat(results(this.client.get(path)).path(0).has("content")).isFalse();
		assertThat(this.client.get(path + INCLUDE)).isEqualTo(step);
	}

	@Test
	void streamShowsContentOfResultsOnlyWhenIncluded() {
		assertThat(results(completedStep(search())).path(0).has("content")).isFalse();
		assertThat(text(completedStep(search(INCLUDE)))).isEqualTo("28 days");
	}

	@Test
	void unknownIncludeIsRefused() {
		search();
		HttpResponse<String> response = this.client.tryGet(steps() + "?include[]=everything");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(TestClient.json(response).path("error").path("param").asString()).isEqualTo("include[]");
	}

	@Test
	void marksInTheTextBecomeCitations() {
		List<ReceivedEvent> events = search();
		JsonNode text = last(events, "thread.message.completed").path("content").path(0).path("text");
		JsonNode annotations = text.path("annotations");
		assertThat(annotations).hasSize(2);
		for (JsonNode annotation : annotations) {
			assertThat(annotation.path("type").asString()).isEqualTo("file_citation");
			assertThat(text.path("value")
				.asString()
				.substring(annotation.path("start_index").asInt(), annotation.path("end_index").asInt()))
				.isEqualTo(annotation.path("text").asString());
		}
		assertThat(annotations.path(0).path("file_citation").path("file_id").asString()).isEqualTo("file-a");
		assertThat(annotations.path(1).path("file_citation").path("file_id").asString()).isEqualTo("file-b");
		List<JsonNode> streamed = events.stream()
			.filter((event) -> event.name().equals("thread.message.delta"))
			.flatMap((event) -> event.data().findValues("annotations").stream())
			.flatMap(JsonNode::valueStream)
			.toList();
		assertThat(streamed).extracting((annotation) -> annotation.path("index").asInt()).containsExactly(0, 1);
		JsonNode message = this.client.get("/threads/" + this.thread + "/messages?limit=1").path("data").path(0);
		assertThat(message.path("content").path(0).path("text")).isEqualTo(text);
	}

	@Test
	void markWithoutAResultStaysText() {
		this.server.enqueue(RunScript.searchingFiles(new FileSearchResult("file-a", "a.md", 1, ""))
			.thenAnswering("See【1:1†b.md】and【1:0†a.md】."));
		JsonNode text = last(run(""), "thread.message.completed").path("content").path(0).path("text");
		assertThat(text.path("value").asString()).isEqualTo("See【1:1†b.md】and【1:0†a.md】.");
		assertThat(text.path("annotations")).hasSize(1);
		this.server.enqueue(RunScript.answering("No search【4:0†a.md】"));
		assertThat(last(run(""), "thread.message.completed").findValue("annotations").isEmpty()).isTrue();
	}

	private List<ReceivedEvent> search() {
		return search("");
	}

	private List<ReceivedEvent> search(String query) {
		this.server.enqueue(RunScript
			.searchingFiles(new FileSearchResult("file-a", "handbook.pdf", 0.7, "28 days"),
					new FileSearchResult("file-b", "my notes.md", 0.2, ""))
			.thenAnswering("It is 28 days【4:0†handbook.pdf】, I wrote【4:1†my notes.md】."));
		return run(query);
	}

	private List<ReceivedEvent> run(String query) {
		return this.client.events("/threads/" + this.thread + "/runs" + query,
				"{\"assistant_id\":\"" + this.assistant + "\",\"stream\":true}");
	}

	private String steps() {
		String runs = "/threads/" + this.thread + "/runs";
		return runs + "/" + this.client.get(runs).path("first_id").asString() + "/steps";
	}

	private static JsonNode completedStep(List<ReceivedEvent> events) {
		return events.stream()
			.filter((event) -> event.name().equals("thread.run.step.completed"))
			.findFirst()
			.orElseThrow()
			.data();
	}

	private static JsonNode last(List<ReceivedEvent> events, String name) {
		return events.stream()
			.filter((event) -> event.name().equals(name))
			.reduce((former, latter) -> latter)
			.orElseThrow()
			.data();
	}

	private static JsonNode results(JsonNode step) {
		return step.path("step_details").path("tool_calls").path(0).path("file_search").path("results");
	}

	private static String text(JsonNode step) {
		return results(step).path(0).path("content").path(0).path("text").asString();
	}

}

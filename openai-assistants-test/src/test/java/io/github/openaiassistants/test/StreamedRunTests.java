package io.github.openaiassistants.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is streamed, compared with transcripts: names and their order, and the members of
 * every payload.
 */
class StreamedRunTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final TestClient client = new TestClient(this.server);

	private final String assistant = this.server.createAssistant();

	private final String thread = this.server.createThread("What is new?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void plainAnswerIsStreamedAsRecorded() {
		this.server.enqueue(RunScript.answering("Good morning! The library opens at nine and closes at six today."));
		assertSameShape(run(), transcript("message-basic"));
	}

	@Test
	void functionCallsAndTheirContinuationAreStreamedAsRecorded() {
		FunctionCall price = new FunctionCall("get_price", "{\"article\": \"Lamp\"}");
		FunctionCall stock = new FunctionCall("get_stock", "{\"article\": \"Lamp\"}");
		this.server.enqueue(RunScript.calling(price, stock)
			.thenAnswering((outputs) -> outputs.get("get_price") + " EUR, " + outputs.get("get_stock") + " left."));
		List<ReceivedEvent> first = this.client.events("/threads/runs",
				"{\"assistant_id\":\"" + this.assistant + "\",\"stream\":true}");
		assertSameShape(first, transcript("tool-calls-parallel-1-requires-action"));
		JsonNode run = first.get(first.size() - 2).data();
		List<ReceivedEvent> second = submit(run, "49.90", "7");
		assertSameShape(second, transcript("tool-calls-parallel-2-continuation"));
		assertThat(completedText(second)).isEqualTo("49.90 EUR, 7 left.");
	}

	@Test
	void codeInterpreterBetweenTwoMessagesIsStreamedAsRecorded() {
		this.server.enqueue(RunScript.answering("Let me calculate that.")
			.thenRunningCode("print(1)", "1\n")
			.thenAnswering("It printed 1."));
		assertSameShape(run(), transcript("two-messages-around-a-tool-call"));
	}

	@Test
	void fileSearchWithCitationsIsStreamedAsRecorded() {
		this.server.enqueue(
				RunScript
					.searchingFiles(
							new FileSearchResult("file-a", "handbook.pdf", 0.7412,
									"Employees receive 28 days of leave."),
							new FileSearchResult("file-b", "leave-policy.md", 0.6003, ""))
					.thenAnswering("Staff get 28 days of leave【4:0†handbook.pdf】, five of which can be carried over"
							+ "【4:1†leave-policy.md】."));
		assertSameShape(run(), transcript("file-search-citations"));
	}

	@Test
	void failureIsStreamedAsRecorded() {
		this.server.enqueue(RunScript.answering("Let me list the first").failing("rate_limit_exceeded", "Too much."));
		List<ReceivedEvent> events = run();
		assertSameShape(events, transcript("run-failed-rate-limit"));
		assertThat(events.get(events.size() - 2).data().path("last_error").path("code").asString())
			.isEqualTo("rate_limit_exceeded");
	}

	@Test
	void errorEventsAreStreamedInBothShapes() {
		this.server.enqueue(RunScript.answering("Three ways to").error("server_error", "Oops."));
		List<ReceivedEvent> wrapped = transcript("error-event-wrapped");
		assertSameShape(run(), wrapped.subList(0, wrapped.size() - 1));
		this.server.enqueue(RunScript.answering("Three ways to").bareError("server_error", "Oops."));
		String other = this.server.createThread("Again?");
		assertSameShape(run(other), transcript("error-event-bare"));
	}

	@Test
	void cancellationEndsAnOpenStreamAsDescribed() throws IOException {
		this.server.enqueue(RunScript.answering("Chapter one. It was a dark and").hanging());
		try (InputStream body = this.client.open("/threads/" + this.thread + "/runs", body(true))) {
			String start = TestClient.readUntil(body, " and\"");
			String run = this.client.get("/threads/" + this.thread + "/runs").path("first_id").asString();
			JsonNode answer = this.client.post("/threads/" + this.thread + "/runs/" + run + "/cancel", "");
			assertThat(answer.path("status").asString()).isEqualTo("cancelling");
			String rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);
			assertSameShape(ReceivedEvent.parse(start + rest), transcript("run-cancelled"));
		}
	}

	@Test
	void responseHasTheHeadersOfTheService() {
		HttpResponse<String> response = this.client.tryPost("/threads/" + this.thread + "/runs", body(true));
		assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
		assertThat(response.headers().firstValue("openai-version")).hasValue("2020-10-01");
		assertThat(response.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
		assertThat(response.headers().firstValue("openai-processing-ms").orElseThrow()).matches("\\d+");
		assertThat(response.headers().firstValue("transfer-encoding")).hasValue("chunked");
	}

	private List<ReceivedEvent> run() {
		return run(this.thread);
	}

	private List<ReceivedEvent> run(String onThread) {
		return this.client.events("/threads/" + onThread + "/runs", body(true));
	}

	private String body(boolean stream) {
		return "{\"assistant_id\":\"" + this.assistant + "\",\"stream\":" + stream + "}";
	}

	private List<ReceivedEvent> submit(JsonNode run, String... outputs) {
		List<String> entries = new ArrayList<>();
		for (JsonNode call : run.path("required_action").path("submit_tool_outputs").path("tool_calls")) {
			entries.add("{\"tool_call_id\":\"" + call.path("id").asString() + "\",\"output\":\""
					+ outputs[entries.size()] + "\"}");
		}
		return this.client.events(
				"/threads/" + run.path("thread_id").asString() + "/runs/" + run.path("id").asString()
						+ "/submit_tool_outputs",
				"{\"stream\":true,\"tool_outputs\":[" + String.join(",", entries) + "]}");
	}

	private static String completedText(List<ReceivedEvent> events) {
		ReceivedEvent message = events.stream()
			.filter((event) -> event.name().equals("thread.message.completed"))
			.findFirst()
			.orElseThrow();
		return message.data().path("content").path(0).path("text").path("value").asString();
	}

	private static List<ReceivedEvent> transcript(String name) {
		try (InputStream in = StreamedRunTests.class.getResourceAsStream("/transcripts/" + name + ".sse")) {
			assertThat(in).isNotNull();
			return ReceivedEvent.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Compares names and members; runs of deltas count as one because texts differ.
	 * @param actual what the server sent
	 * @param recorded the transcript
	 */
	private static void assertSameShape(List<ReceivedEvent> actual, List<ReceivedEvent> recorded) {
		assertThat(shape(actual)).isEqualTo(shape(recorded));
	}

	private static List<String> shape(List<ReceivedEvent> events) {
		List<String> shape = new ArrayList<>();
		for (ReceivedEvent event : events) {
			String members = event.name().equals("done") ? event.text() : members(event);
			String line = event.name() + " " + members;
			if (shape.isEmpty() || !shape.get(shape.size() - 1).equals(line)) {
				shape.add(line);
			}
		}
		return shape;
	}

	private static String members(ReceivedEvent event) {
		JsonNode data = event.data();
		if (event.name().endsWith(".step.delta")) {
			JsonNode call = data.path("delta").path("step_details").path("tool_calls").path(0);
			return new TreeSet<>(call.propertyNames()).toString();
		}
		if (event.name().endsWith(".delta")) {
			return data.path("delta").path("content").path(0).path("text").propertyNames().toString();
		}
		List<String> nulls = new ArrayList<>(data.propertyNames());
		nulls.replaceAll((name) -> data.path(name).isNull() ? name + "=null" : name);
		// The transcripts were made with assistants with and without instructions
		nulls.replaceAll((name) -> name.equals("instructions=null") ? "instructions" : name);
		return nulls.toString();
	}

}

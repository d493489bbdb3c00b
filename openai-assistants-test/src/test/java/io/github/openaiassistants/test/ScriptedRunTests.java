package io.github.openaiassistants.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static io.github.openaiassistants.test.RunMatcher.assistant;
import static io.github.openaiassistants.test.RunMatcher.instructionsContaining;
import static io.github.openaiassistants.test.RunMatcher.message;
import static io.github.openaiassistants.test.RunMatcher.messageContaining;
import static io.github.openaiassistants.test.RunMatcher.messageMatching;
import static io.github.openaiassistants.test.RunMatcher.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Scripts for the runs that match.
 */
class ScriptedRunTests {

	private final AssistantsServer server = AssistantsServer.builder().anyAssistant(true).start();

	private final TestClient client = new TestClient(this.server);

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldPlayTheScriptOfTheRunThatMatches() {
		this.server.when(messageContaining("weather")).say("Sunny.");
		this.server.when(messageMatching("^What time")).say("Noon.");
		this.server.when(message("Hello")).say("Hi.");
		assertThat(text("How is the weather?")).isEqualTo("Sunny.");
		assertThat(text("What time is it?")).isEqualTo("Noon.");
		assertThat(text("Hello")).isEqualTo("Hi.");
		assertThat(text("How is the weather?")).isEqualTo("Sunny.");
		assertThatNoException().isThrownBy(this.server::verify);
	}

	@Test
	void shouldMatchAssistantThreadAndInstructions() {
		String thread = this.server.createThread("Hello?");
		String pirate = this.server.createAssistant("{\"model\":\"gpt-4o\",\"instructions\":\"Be a pirate.\"}");
		this.server.when(anyRun()).say("other");
		this.server.when(assistant("asst_a").and(thread(thread).negate())).say("a");
		this.server.when(assistant("asst_b").or(thread(thread))).say("b");
		this.server.when(instructionsContaining("pirate")).say("Arr.");
		assertThat(text("asst_a", "Hello?")).isEqualTo("a");
		assertThat(text("asst_b", "Hello?")).isEqualTo("b");
		assertThat(text("asst_c", "Hello?")).isEqualTo("other");
		assertThat(text(pirate, "Hello?")).isEqualTo("Arr.");
		assertThat(text(this.client.events("/threads/" + thread + "/runs",
				"{\"assistant_id\":\"asst_a\",\"stream\":true,\"additional_instructions\":\"Like a pirate.\"}")))
			.isEqualTo("Arr.");
		assertThat(text(
				this.client.events("/threads/" + thread + "/runs", "{\"assistant_id\":\"asst_a\",\"stream\":true}")))
			.isEqualTo("b");
	}

	@Test
	void shouldPreferNewerScriptsAndThoseThatWereEnqueued() {
		this.server.when(anyRun()).say("old");
		this.server.when(anyRun()).say("new").times(2);
		this.server.enqueue(RunScript.answering("first"));
		assertThat(List.of(text("?"), text("?"), text("?"), text("?"))).containsExactly("first", "new", "new", "old");
	}

	@Test
	void shouldCallFunctionsAndGoOnWithTheirOutputs() {
		this.server.when(anyRun())
			.callFunction("get_weather", "{\"city\":\"Oslo\"}")
			.thenSay((outputs) -> "It is " + outputs.get("get_weather"))
			.thenCallFunctions(new FunctionCall("a", "{}"), new FunctionCall("b", "{}"))
			.thenSay("Done.");
		List<ReceivedEvent> first = run("asst_1", "How is the weather?");
		List<ReceivedEvent> second = submit(first, "sunny");
		assertThat(text(second)).isEqualTo("It is sunny");
		assertThat(text(submit(second, "x"))).isEqualTo("Done.");
	}

	@Test
	void shouldSayMoreThanOneMessageAndCite() {
		this.server.when(anyRun())
			.searchFiles(new FileSearchResult("file-1", "handbook.pdf", 0.9, "Thirty days."))
			.thenSay("Thirty days.【4:0†handbook.pdf】")
			.thenSayCiting("So says the web.", "https://example.org/leave", "Leave");
		List<ReceivedEvent> events = run("asst_1", "How much leave?");
		List<JsonNode> messages = events.stream()
			.filter((event) -> event.name().equals("thread.message.completed"))
			.map(ReceivedEvent::data)
			.toList();
		assertThat(messages).hasSize(2);
		assertThat(messages.get(0).at("/content/0/text/annotations/0/file_citation/file_id").asString())
			.isEqualTo("file-1");
		assertThat(messages.get(1).at("/content/0/text/annotations/0/url_citation/url").asString())
			.isEqualTo("https://example.org/leave");
	}

	@Test
	void shouldCutTheTextIntoPiecesOfALength() {
		this.server.when(anyRun())
			.callFunction("f", "{}")
			.thenSay((outputs) -> "computed")
			.thenSay("Hello\uD83C\uDF0D world")
			.inPiecesOf(3);
		List<ReceivedEvent> events = submit(run("asst_1", "?"), "x");
		assertThat(deltas(events)).containsExactly("com", "put", "ed", "Hel", "lo\uD83C\uDF0D", " wo", "rld");
		assertThat(text(events)).isEqualTo("computedHello\uD83C\uDF0D world");
	}

	@Test
	void shouldKeepThePace() {
		this.server.when(anyRun()).say("One two three four five").pace(Duration.ofMillis(20));
		long start = System.nanoTime();
		run("asst_1", "?");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(15 * 20));
	}

	@Test
	void shouldSplitTheBytesOfTheStream() throws IOException {
		this.server.when(anyRun()).say("Grüße \uD83C\uDF0D").splitBytes(1).pace(Duration.ofMillis(1));
		int slices = 0;
		StringBuilder all = new StringBuilder();
		try (InputStream in = this.client.open("/threads/runs", body("asst_1", "?"))) {
			byte[] buffer = new byte[4096];
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				slices += (count == 1) ? 1 : 0;
				all.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
			}
		}
		String whole = new String(all.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
		assertThat(text(ReceivedEvent.parse(whole))).isEqualTo("Grüße \uD83C\uDF0D");
		assertThat(slices).isPositive();
	}

	@Test
	void shouldDropAndStallAndSendErrors() throws IOException {
		this.server.when(message("drop")).say("One two three").dropAfter(7);
		this.server.when(message("bytes")).say("One two three").dropAfterBytes(100);
		this.server.when(message("error")).say("One two three").thenSendError("server_error", "Oops.");
		this.server.when(message("fail")).say("One two").thenFail("rate_limit_exceeded", "Slowly.");
		this.server.when(message("stall")).say("One two three").stallAfter(3);
		assertThat(received("drop").split("event: ", -1)).hasSize(8);
		assertThat(received("bytes")).contains("event: thread.created").doesNotContain("thread.run.created");
		assertThat(run("asst_1", "error")).last().satisfies((last) -> assertThat(last.name()).isEqualTo("error"));
		assertThat(run("asst_1", "fail")).extracting(ReceivedEvent::name).contains("thread.run.failed");
		try (InputStream in = this.client.open("/threads/runs", body("asst_1", "stall"))) {
			assertThat(TestClient.readUntil(in, "thread.run.queued")).doesNotContain("One");
		}
	}

	@Test
	void shouldRefuseAndThenRecover() {
		this.server.when(anyRun()).refuse(429, Duration.ofSeconds(7)).thenRefuse(503).thenSay("Back again.");
		HttpResponse<String> first = this.client.tryPost("/threads/runs", body("asst_1", "?"));
		assertThat(first.statusCode()).isEqualTo(429);
		assertThat(first.headers().firstValue("Retry-After")).contains("7");
		assertThat(this.client.tryPost("/threads/runs", body("asst_1", "?")).statusCode()).isEqualTo(503);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.server::verify)
			.withMessageContaining("any run -> HTTP 429, HTTP 503, says \"Back again.\" (matched 2 times)");
		assertThat(text("?")).isEqualTo("Back again.");
		assertThat(text("?")).isEqualTo("Back again.");
		assertThatNoException().isThrownBy(this.server::verify);
	}

	@Test
	void shouldGoOnRefusingWhenNothingComesThen() {
		this.server.when(anyRun()).refuse(StubResponse.html(502, "<h1>Bad gateway</h1>"));
		assertThat(this.client.tryPost("/threads/runs", body("asst_1", "?")).body()).contains("Bad gateway");
		assertThat(this.client.tryPost("/threads/runs", body("asst_1", "?")).statusCode()).isEqualTo(502);
		assertThatNoException().isThrownBy(this.server::verify);
	}

	@Test
	void refusedRequestShouldChangeNothing() {
		String thread = this.server.createThread();
		this.server.when(anyRun()).refuse(503).thenSay("Hi.");
		String body = "{\"assistant_id\":\"asst_1\",\"stream\":true,"
				+ "\"additional_messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}";
		assertThat(this.client.tryPost("/threads/" + thread + "/runs", body).statusCode()).isEqualTo(503);
		assertThat(this.client.get("/threads/" + thread + "/messages").path("data")).isEmpty();
		assertThat(this.client.get("/threads/" + thread + "/runs").path("data")).isEmpty();
		this.client.events("/threads/" + thread + "/runs", body);
		assertThat(this.client.get("/threads/" + thread + "/messages").path("data")).hasSize(2);
	}

	@Test
	void shouldRefuseAtOnceWhatMatchesNothingAndTellWhatItWas() {
		this.server.when(messageContaining("weather")).callFunction("get_weather", "{}").thenSay("Sunny.");
		HttpResponse<String> answer = this.client.tryPost("/threads/runs", body("asst_1", "Hello?"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(TestClient.json(answer).at("/error/code").asString()).isEqualTo("no_script");
		assertThat(TestClient.json(answer).at("/error/message").asString()).contains("message \"Hello?\"",
				"assistant asst_1", "message containing \"weather\" -> calls get_weather");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.server::verify)
			.withMessageContaining("A run matches no script: message \"Hello?\"");
		this.server.reset();
		assertThatNoException().isThrownBy(this.server::verify);
		assertThat(text("Hello?")).startsWith("Hello!");
	}

	@Test
	void shouldScriptResponsesAsWell() {
		this.server.when(messageContaining("weather").and(instructionsContaining("pirate")))
			.refuse(503)
			.thenSay("Arr, sunny.");
		String body = "{\"model\":\"gpt-5.2\",\"instructions\":\"Be a pirate.\",\"input\":\"How is the weather?\"}";
		assertThat(this.client.tryPost("/responses", body).statusCode()).isEqualTo(503);
		assertThat(this.client.post("/responses", body).at("/output/0/content/0/text").asString())
			.isEqualTo("Arr, sunny.");
		assertThat(this.client.tryPost("/responses", "{\"model\":\"gpt-5.2\",\"input\":\"Hello?\"}").body())
			.contains("no_script", "no thread");
	}

	@Test
	void shouldShowOwnMatchersByTheirDescription() {
		this.server.when(((RunMatcher) (request) -> request.userMessages().size() > 1).describedAs("a conversation"))
			.say("Again.");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.server::verify)
			.withMessageContaining("a conversation -> says \"Again.\"");
	}

	@Test
	void shouldRefuseSizesThatAreNone() {
		ScriptedRun script = this.server.when(anyRun()).say("One two");
		assertThatIllegalArgumentException().isThrownBy(() -> script.inPiecesOf(0));
		assertThatIllegalArgumentException().isThrownBy(() -> script.splitBytes(0));
		assertThatIllegalArgumentException().isThrownBy(() -> script.times(0));
		assertThat(text("?")).isEqualTo("One two");
	}

	// All that comes before the connection ends, also what a client would not give away
	private String received(String question) throws IOException {
		String body = body("asst_1", question);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.port())) {
			socket.setSoTimeout(10_000);
			String request = "POST /v1/threads/runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test\r\n"
					+ "OpenAI-Beta: assistants=v2\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
					+ "\r\n\r\n" + body;
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private String text(String question) {
		return text("asst_1", question);
	}

	private String text(String assistantId, String question) {
		return text(run(assistantId, question));
	}

	private static String text(List<ReceivedEvent> events) {
		return String.join("", deltas(events));
	}

	private static List<String> deltas(List<ReceivedEvent> events) {
		return events.stream()
			.filter((event) -> event.name().equals("thread.message.delta"))
			.map((event) -> event.data().at("/delta/content/0/text/value").asString())
			.toList();
	}

	private List<ReceivedEvent> run(String assistantId, String question) {
		return this.client.events("/threads/runs", body(assistantId, question));
	}

	private static String body(String assistantId, String question) {
		return "{\"assistant_id\":\"" + assistantId + "\",\"stream\":true,\"thread\":{\"messages\":[{\"role\":\"user\","
				+ "\"content\":\"" + question + "\"}]}}";
	}

	private List<ReceivedEvent> submit(List<ReceivedEvent> events, String output) {
		JsonNode run = events.stream()
			.filter((event) -> event.name().equals("thread.run.requires_action"))
			.findFirst()
			.orElseThrow()
			.data();
		StringBuilder outputs = new StringBuilder();
		for (JsonNode call : run.at("/required_action/submit_tool_outputs/tool_calls")) {
			outputs.append(outputs.isEmpty() ? "" : ",")
				.append("{\"tool_call_id\":\"" + call.path("id").asString() + "\",\"output\":\"" + output + "\"}");
		}
		return this.client.events("/threads/" + run.path("thread_id").asString() + "/runs/" + run.path("id").asString()
				+ "/submit_tool_outputs", "{\"stream\":true,\"tool_outputs\":[" + outputs + "]}");
	}

}

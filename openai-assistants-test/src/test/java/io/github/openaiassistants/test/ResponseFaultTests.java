package io.github.openaiassistants.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Streams of the Responses API that end badly or are written in an unusual way, and raw
 * answers.
 */
class ResponseFaultTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final TestClient client = new TestClient(this.server.responsesUrl());

	private final String conversation = this.server.createConversation("Hello?");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void streamIsCutAtEveryByteAndTheResponseGoesOn() {
		RunScript script = RunScript.answering("−3 °C.");
		this.server.enqueue(script);
		int whole = send("").getBytes(StandardCharsets.UTF_8).length;
		for (int bytes : new int[] { 0, 1, 7, 1000, whole - 2, whole - 1 }) {
			this.server.enqueue(script.cutAfterBytes(bytes, StreamEnd.END_OF_BODY));
			assertThat(sendForBytes().length).isEqualTo(bytes);
			awaitItems();
		}
	}

	@Test
	void streamIsCutInsideACharacter() {
		RunScript script = RunScript.answering("−3 °C.");
		this.server.enqueue(script);
		byte[] whole = sendForBytes();
		String text = new String(whole, StandardCharsets.UTF_8);
		int position = text.substring(0, text.indexOf('−')).getBytes(StandardCharsets.UTF_8).length + 1;
		awaitItems();
		this.server.enqueue(script.cutAfterBytes(position, StreamEnd.END_OF_BODY));
		byte[] cut = sendForBytes();
		assertThat(cut).hasSize(position);
		assertThat(cut[position - 1]).isEqualTo((byte) 0xe2);
		assertThatIllegalArgumentException().isThrownBy(() -> script.cutAfterBytes(-1, StreamEnd.CLOSE));
	}

	@Test
	void streamIsCutOrStalledAfterSomeEvents() throws IOException {
		this.server.enqueue(RunScript.answering("One two.").cutAfter(5, StreamEnd.END_OF_BODY),
				RunScript.answering("One two.").stallAfter(5));
		assertThat(ReceivedEvent.parse(send(""))).hasSize(5);
		awaitItems();
		try (InputStream stalled = this.client.open("/responses", body(""))) {
			assertThat(TestClient.readUntil(stalled, "One")).doesNotContain("two");
			awaitItems();
			assertThat(stalled.available()).isLessThan(200);
		}
	}

	@Test
	void rawAnswersReplaceTheNextResponseOnly() {
		this.server.enqueue(StubResponse.error(401, "invalid_request_error", "invalid_api_key", "No."),
				StubResponse.error(404, "invalid_request_error", "", "Nothing."),
				StubResponse.error(429, "requests", "rate_limit_exceeded", "Slow down.").header("Retry-After", "2"),
				StubResponse.error(500, "server_error", "", "Oops."),
				StubResponse.eventStream("data: {\"type\":\"response.comp"));
		for (int status : new int[] { 401, 404, 429, 500 }) {
			HttpResponse<String> response = this.client.tryPost("/responses", body(""));
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(TestClient.json(response).path("error").path("message").asString()).isNotEmpty();
			assertThat(response.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 429);
		}
		assertThat(send("")).isEqualTo("data: {\"type\":\"response.comp");
		assertThat(ReceivedEvent.parse(send(""))).isNotEmpty();
		this.server.enqueue("POST", "/v1/responses/*/cancel", StubResponse.silence());
		this.server.enqueue("GET", "/v1/responses/*", StubResponse.empty(503));
		assertThat(this.client.tryGet("/responses/resp_x").statusCode()).isEqualTo(503);
	}

	@Test
	void linesEndAsTheQuirkSays() {
		this.server.enqueue(RunScript.answering("One.").with(ResponsesQuirk.CRLF, ResponsesQuirk.COMMENTS));
		String stream = send("");
		assertThat(stream).startsWith(": still there\r\n\r\nevent: response.created\r\ndata: {").endsWith("}\r\n\r\n");
		assertThat(Pattern.compile("(?<!\r)\n").matcher(stream).find()).isFalse();
	}

	@Test
	void dataOnlyAndDoneMarker() {
		this.server.enqueue(RunScript.answering("One.").with(ResponsesQuirk.DATA_ONLY, ResponsesQuirk.DONE_MARKER),
				RunScript.answering("One.").with(ResponsesQuirk.DONE_MARKER).withoutDone());
		assertThat(send("")).startsWith("data: {").doesNotContain("event: ").endsWith("}\n\ndata: [DONE]\n\n");
		assertThat(send("")).doesNotContain("[DONE]");
	}

	@Test
	void keepAlivesAndUnknownEventsCount() {
		this.server.enqueue(RunScript.answering("One.")
			.with(ResponsesQuirk.KEEPALIVES, ResponsesQuirk.UNKNOWN_EVENTS, ResponsesQuirk.SEQUENCE_FROM_ONE));
		List<ReceivedEvent> events = ReceivedEvent.parse(send(""));
		assertThat(ReceivedEvent.names(events)).startsWith("response.created", "response.in_progress", "keepalive",
				"response.embedded_server.note", "response.output_item.added");
		assertThat(events.get(2).text()).isEqualTo("{\"type\":\"keepalive\",\"sequence_number\":3}");
		assertThat(events.get(4).data().path("sequence_number").asInt()).isEqualTo(5);
	}

	@Test
	void indexesAndNumbersMayBeMissing() {
		this.server
			.enqueue(RunScript.answering("One.").with(ResponsesQuirk.NO_INDEXES, ResponsesQuirk.NO_SEQUENCE_NUMBERS));
		assertThat(send("")).doesNotContain("_index", "sequence_number").contains("\"item_id\":\"msg_");
	}

	@Test
	void idsRotate() {
		this.server.enqueue(RunScript.answering("One.").with(ResponsesQuirk.ROTATING_IDS));
		List<ReceivedEvent> events = ReceivedEvent.parse(send(""));
		List<String> ids = events.stream()
			.map(ReceivedEvent::data)
			.map((data) -> data.path("item_id").asString(data.path("item").path("id").asString("")))
			.filter((id) -> !id.isEmpty())
			.toList();
		assertThat(ids).hasSize(6).doesNotHaveDuplicates().allMatch((id) -> id.startsWith("msg_"));
		assertThat(events).filteredOn((event) -> event.data().has("response"))
			.extracting((event) -> event.data().path("response").path("id").asString())
			.containsOnly(events.get(0).data().path("response").path("id").asString());
	}

	@Test
	void timesMayHaveFractions() {
		this.server.enqueue(RunScript.answering("One.").with(ResponsesQuirk.FRACTIONAL_TIMES));
		assertThat(send("")).containsPattern("\"created_at\":\\d+\\.25,")
			.containsPattern("\"completed_at\":\\d+\\.25,");
	}

	@Test
	void terminalEventMayBeAllThereIs() {
		this.server.enqueue(RunScript.answering("One.").with(ResponsesQuirk.TERMINAL_ONLY));
		List<ReceivedEvent> events = ReceivedEvent.parse(send(""));
		assertThat(ReceivedEvent.names(events)).containsExactly("response.completed");
		assertThat(text(events)).isEqualTo("One.");
	}

	@Test
	void whatIsDoneMayBeToldLate() {
		this.server.enqueue(RunScript.answering("One.").thenAnswering("Two.").with(ResponsesQuirk.LATE_DONES));
		assertThat(ReceivedEvent.names(ReceivedEvent.parse(send("")))).containsExactly("response.created",
				"response.in_progress", "response.output_item.added", "response.content_part.added",
				"response.output_text.delta", "response.output_item.added", "response.content_part.added",
				"response.output_text.delta", "response.output_text.done", "response.content_part.done",
				"response.output_item.done", "response.output_text.done", "response.content_part.done",
				"response.output_item.done", "response.completed");
	}

	@Test
	void eventsFollowTheTerminalOne() {
		this.server.enqueue(RunScript.answering("One.").with(ResponsesQuirk.EVENTS_AFTER_END));
		assertThat(ReceivedEvent.names(ReceivedEvent.parse(send("")))).endsWith("response.completed",
				"response.rate_limits.updated");
	}

	@Test
	void deltasArePaddedUnlessThatIsTurnedOff() {
		String padded = send("");
		assertThat(padded).contains("\"obfuscation\":\"x");
		assertThat(send(",\"stream_options\":{\"include_obfuscation\":false}")).doesNotContain("obfuscation");
	}

	@Test
	void anythingCanBeWrittenIntoTheStream() {
		this.server.enqueue(RunScript.answering("One")
			.then(ModelOutput.raw("event: nonsense\ndata: {not json\n\n"))
			.then(ModelOutput.event("error", "{\"code\":null,\"message\":\"No end follows.\"}")));
		assertThat(send(""))
			.contains("}\n\nevent: nonsense\ndata: {not json\n\nevent: error\ndata: {\"type\":\"error\"")
			.contains("\"sequence_number\":6,\"item_id\"");
		assertThatIllegalArgumentException().isThrownBy(() -> ModelOutput.item("{}"));
		assertThatIllegalArgumentException().isThrownBy(() -> ModelOutput.event("x", "[]"));
	}

	@Test
	void oneEventMayBeLarge() {
		this.server.enqueue(RunScript.answering("x".repeat(300_000)));
		List<ReceivedEvent> events = ReceivedEvent.parse(send(""));
		assertThat(events.get(events.size() - 1).text().length()).isGreaterThan(256 * 1024);
	}

	@Test
	void slowReaderHoldsAResponseInTheForeground() throws IOException {
		String[] pieces = new String[5_000];
		Arrays.fill(pieces, "x".repeat(4096));
		this.server.enqueue(RunScript.answering("start", pieces));
		try (InputStream stream = this.client.open("/responses", body(""))) {
			String start = TestClient.readUntil(stream, "start");
			String id = start.replaceAll("(?s).*?\"id\":\"(resp_\\w+)\".*", "$1");
			Awaitility.await()
				.during(Duration.ofMillis(500))
				.atMost(Duration.ofSeconds(10))
				.until(() -> this.client.get("/responses/" + id).path("status").asString().equals("in_progress"));
			ByteArrayOutputStream rest = new ByteArrayOutputStream();
			stream.transferTo(rest);
			assertThat(rest.toString(StandardCharsets.UTF_8)).contains("event: response.completed");
		}
	}

	@ParameterizedTest
	@EnumSource(ResponsesQuirk.class)
	void everyQuirkLeavesAnAnswer(ResponsesQuirk quirk) {
		this.server.enqueue(RunScript.answering("One.").with(quirk));
		assertThat(send("")).contains("One.");
	}

	private String send(String more) {
		HttpResponse<String> response = this.client.tryPost("/responses", body(more));
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private byte[] sendForBytes() {
		try (InputStream stream = this.client.open("/responses", body(""))) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String body(String more) {
		return "{\"model\":\"m\",\"stream\":true,\"conversation\":\"" + this.conversation + "\"" + more + "}";
	}

	// Waits until the response has released the conversation
	private void awaitItems() {
		String probe = "{\"items\":[{\"role\":\"user\",\"content\":\"x\"}]}";
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.client.tryPost("/conversations/" + this.conversation + "/items", probe)
				.statusCode() == 200);
		JsonNode newest = this.client.get("/conversations/" + this.conversation + "/items?limit=2")
			.path("data")
			.path(1);
		assertThat(newest.path("role").asString()).isEqualTo("assistant");
	}

	private static String text(List<ReceivedEvent> events) {
		return events.get(events.size() - 1)
			.data()
			.path("response")
			.path("output")
			.path(0)
			.path("content")
			.path(0)
			.path("text")
			.asString();
	}

}

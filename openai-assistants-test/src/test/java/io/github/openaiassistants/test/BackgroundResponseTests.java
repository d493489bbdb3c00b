package io.github.openaiassistants.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Responses that are made whatever their client does: polled, resumed and cancelled. And
 * what becomes of those in the foreground when the client goes away.
 */
class BackgroundResponseTests {

	private final SettableClock clock = new SettableClock();

	private final AssistantsServer server = AssistantsServer.builder().clock(this.clock).start();

	private final TestClient client = new TestClient(this.server.responsesUrl());

	private final String conversation = this.server.createConversation("Tell me a story.");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void responseIsQueuedAndPolled() {
		this.server.enqueue(RunScript.answering("Once upon a time.").pace(Duration.ofMillis(5)));
		JsonNode queued = this.client.post("/responses", body(",\"background\":true"));
		assertThat(queued.path("status").asString()).isEqualTo("queued");
		assertThat(queued.path("background").asBoolean()).isTrue();
		JsonNode done = await(queued, "completed");
		assertThat(text(done)).isEqualTo("Once upon a time.");
		assertThat(this.client.get("/conversations/" + this.conversation + "/items").path("data")).hasSize(2);
	}

	@Test
	void streamTellsThatTheResponseIsQueued() {
		List<ReceivedEvent> events = this.client.events("/responses", body(",\"background\":true,\"stream\":true"));
		assertThat(ReceivedEvent.names(events)).startsWith("response.created", "response.queued",
				"response.in_progress");
		assertThat(status(events.get(0))).isEqualTo("queued");
		assertThat(status(events.get(2))).isEqualTo("in_progress");
		assertThat(status(events.get(events.size() - 1))).isEqualTo("completed");
	}

	@Test
	void responseGoesOnWithoutItsClientAndItsStreamIsResumed() throws IOException {
		this.server.enqueue(RunScript.answering("One two three four five.").pace(Duration.ofMillis(20)));
		String start;
		try (InputStream stream = this.client.open("/responses", body(",\"background\":true,\"stream\":true"))) {
			start = TestClient.readUntil(stream, "\"delta\":\" two\"");
		}
		String id = start.replaceAll("(?s).*?\"id\":\"(resp_\\w+)\".*", "$1");
		List<ReceivedEvent> rest = resume(id, "starting_after=4");
		assertThat(rest.get(0).data().path("sequence_number").asInt()).isEqualTo(5);
		assertThat(ReceivedEvent.names(rest)).doesNotContain("response.created").endsWith("response.completed");
		assertThat(await(id, "completed").path("status").asString()).isEqualTo("completed");
		assertThat(resume(id, "starting_after=4")).isEqualTo(rest);
		List<ReceivedEvent> all = resume(id, "");
		assertThat(ReceivedEvent.names(all)).startsWith("response.created", "response.queued");
		assertThat(all.subList(5, all.size())).isEqualTo(rest);
	}

	@Test
	void resumedStreamFollowsAResponseThatIsStillMade() throws IOException {
		this.server.enqueue(RunScript.answering("One").hanging());
		String id;
		try (InputStream stream = this.client.open("/responses", body(",\"background\":true,\"stream\":true"))) {
			String start = TestClient.readUntil(stream, "\"delta\":\"One\"");
			id = start.replaceAll("(?s).*?\"id\":\"(resp_\\w+)\".*", "$1");
		}
		try (InputStream resumed = this.client.open("/responses/" + id + "?stream=true&starting_after=2")) {
			TestClient.readUntil(resumed, "\"delta\":\"One\"");
			this.client.post("/responses/" + id + "/cancel", "");
			assertThat(resumed.readAllBytes()).isEmpty();
		}
	}

	@Test
	void streamThatCannotBeResumedIsRefused() {
		this.server.enqueue(RunScript.answering("One."), RunScript.answering("Two."),
				RunScript.answering("Three.").with(ResponsesQuirk.TOO_OLD_TO_RESUME));
		String polled = this.client.post("/responses", body(",\"background\":true")).path("id").asString();
		await(polled, "completed");
		assertThat(tryResume(polled).body()).contains("not created with stream=true");
		String streamed = id(this.client.events("/responses", body(",\"background\":true,\"stream\":true")));
		assertThat(tryResume(streamed).statusCode()).isEqualTo(200);
		this.clock.advance(Duration.ofSeconds(301));
		HttpResponse<String> old = tryResume(streamed);
		assertThat(old.statusCode()).isEqualTo(400);
		assertThat(old.body())
			.contains("This response can no longer be streamed because it is more than 5 minutes old");
		assertThat(this.client.get("/responses/" + streamed).path("status").asString()).isEqualTo("completed");
		String quirky = id(this.client.events("/responses", body(",\"background\":true,\"stream\":true")));
		assertThat(tryResume(quirky).body()).contains("more than 5 minutes old");
		assertThat(tryResume("resp_x").statusCode()).isEqualTo(404);
	}

	@Test
	void resumedStreamMayIgnoreTheCursorOrNeverEnd() throws IOException {
		this.server.enqueue(RunScript.answering("One.").with(ResponsesQuirk.REPLAYS_EVERYTHING),
				RunScript.answering("Two.").with(ResponsesQuirk.REPLAY_NEVER_ENDS));
		String first = id(this.client.events("/responses", body(",\"background\":true,\"stream\":true")));
		assertThat(resume(first, "starting_after=6").get(0).name()).isEqualTo("response.created");
		String second = id(this.client.events("/responses", body(",\"background\":true,\"stream\":true")));
		try (InputStream endless = this.client.open("/responses/" + second + "?stream=true&starting_after=6")) {
			TestClient.readUntil(endless, "event: response.completed");
			TestClient.readUntil(endless, "\n\n");
			Awaitility.await().during(Duration.ofMillis(200)).until(() -> endless.available() == 0);
			assertThat(this.server.openConnections()).isPositive();
		}
	}

	@Test
	void cancelledResponseEndsItsStreamWithoutATerminalEvent() throws IOException {
		this.server.enqueue(RunScript.answering("Silent circuits hum").hanging());
		try (InputStream stream = this.client.open("/responses", body(",\"background\":true,\"stream\":true"))) {
			String start = TestClient.readUntil(stream, " hum\"");
			String id = start.replaceAll("(?s).*?\"id\":\"(resp_\\w+)\".*", "$1");
			JsonNode cancelled = this.client.post("/responses/" + id + "/cancel", "");
			assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
			assertThat(text(cancelled)).isEqualTo("Silent circuits hum");
			assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("event:");
			assertThat(this.client.post("/responses/" + id + "/cancel", "")).isEqualTo(cancelled);
			assertThat(this.client.get("/responses/" + id)).isEqualTo(cancelled);
		}
		assertThat(this.client.get("/conversations/" + this.conversation + "/items").path("data")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "CANCELS_LATER, in_progress, cancelled", "COMPLETES_BEFORE_CANCEL, completed, completed" })
	void cancellationMayBeAnsweredDifferently(ResponsesQuirk quirk, String answered, String last) {
		this.server.enqueue(RunScript.answering("One two").hanging().with(quirk));
		JsonNode queued = this.client.post("/responses", body(",\"background\":true"));
		await(queued, "in_progress");
		String path = "/responses/" + queued.path("id").asString();
		assertThat(this.client.post(path + "/cancel", "").path("status").asString()).isEqualTo(answered);
		await(queued, last);
		assertThat(this.client.post(path + "/cancel", "").path("status").asString()).isEqualTo(last);
	}

	@Test
	void cancellationMayBeIgnored() {
		this.server.enqueue(
				RunScript.answering("One two three").pace(Duration.ofMillis(30)).with(ResponsesQuirk.IGNORES_CANCEL));
		JsonNode queued = this.client.post("/responses", body(",\"background\":true"));
		await(queued, "in_progress");
		JsonNode answer = this.client.post("/responses/" + queued.path("id").asString() + "/cancel", "");
		assertThat(answer.path("status").asString()).isEqualTo("in_progress");
		assertThat(text(await(queued, "completed"))).isEqualTo("One two three");
	}

	@Test
	void streamOfACancelledResponseMayFallSilent() throws IOException {
		this.server.enqueue(RunScript.answering("One").hanging().with(ResponsesQuirk.SILENT_AFTER_CANCEL));
		try (InputStream stream = this.client.open("/responses", body(",\"background\":true,\"stream\":true"))) {
			String start = TestClient.readUntil(stream, "\"delta\":\"One\"");
			String id = start.replaceAll("(?s).*?\"id\":\"(resp_\\w+)\".*", "$1");
			this.client.post("/responses/" + id + "/cancel", "");
			Awaitility.await().during(Duration.ofMillis(200)).until(() -> stream.available() < 200);
			assertThat(this.server.openConnections()).isEqualTo(2);
		}
	}

	@Test
	void responseInTheForegroundCannotBeCancelled() {
		String id = this.client.post("/responses", body("")).path("id").asString();
		HttpResponse<String> refused = this.client.tryPost("/responses/" + id + "/cancel", "");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("Cannot cancel a synchronous response.");
	}

	@Test
	void responseInTheForegroundStopsWhenItsClientGoesAway() throws IOException {
		this.server.enqueue(RunScript.answering("One").hanging());
		String id;
		try (InputStream stream = this.client.open("/responses", body(",\"stream\":true"))) {
			String start = TestClient.readUntil(stream, "\"delta\":\"One\"");
			id = start.replaceAll("(?s).*?\"id\":\"(resp_\\w+)\".*", "$1");
		}
		Awaitility.await().until(() -> this.client.tryGet("/responses/" + id).statusCode() == 404);
		assertThat(this.client.get("/conversations/" + this.conversation + "/items").path("data")).hasSize(1);
		assertThat(text(this.client.post("/responses", body("")))).isNotEmpty();
	}

	@Test
	void responseInTheForegroundMayGoOnWithoutItsClient() throws IOException {
		this.server.enqueue(
				RunScript.answering("One two").pace(Duration.ofMillis(20)).with(ResponsesQuirk.GOES_ON_WITHOUT_CLIENT));
		String id;
		try (InputStream stream = this.client.open("/responses", body(",\"stream\":true"))) {
			String start = TestClient.readUntil(stream, "response.in_progress");
			id = start.replaceAll("(?s).*?\"id\":\"(resp_\\w+)\".*", "$1");
		}
		assertThat(text(await(id, "completed"))).isEqualTo("One two");
		assertThat(this.client.get("/conversations/" + this.conversation + "/items").path("data")).hasSize(2);
	}

	@Test
	void unstoredResponseInTheBackgroundIsKeptForTenMinutes() {
		String id = this.client.post("/responses", body(",\"background\":true,\"store\":false")).path("id").asString();
		await(id, "completed");
		this.clock.advance(Duration.ofSeconds(601));
		assertThat(this.client.tryGet("/responses/" + id).statusCode()).isEqualTo(404);
	}

	private String body(String more) {
		return "{\"model\":\"m\",\"conversation\":\"" + this.conversation + "\"" + more + "}";
	}

	private JsonNode await(JsonNode response, String status) {
		return await(response.path("id").asString(), status);
	}

	private JsonNode await(String id, String status) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.client.get("/responses/" + id), (now) -> now.path("status").asString().equals(status));
	}

	private HttpResponse<String> tryResume(String id) {
		return this.client.tryGet("/responses/" + id + "?stream=true");
	}

	private List<ReceivedEvent> resume(String id, String query) {
		return ReceivedEvent.parse(this.client.tryGet("/responses/" + id + "?stream=true&" + query).body());
	}

	private static String id(List<ReceivedEvent> events) {
		return events.get(0).data().path("response").path("id").asString();
	}

	private static String status(ReceivedEvent event) {
		return event.data().path("response").path("status").asString();
	}

	private static String text(JsonNode response) {
		return response.path("output").path(0).path("content").path(0).path("text").asString();
	}

}

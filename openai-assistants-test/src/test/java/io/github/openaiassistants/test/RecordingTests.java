package io.github.openaiassistants.test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the server tells a test about the requests it saw, and what scripts get to see.
 */
class RecordingTests {

	private final AssistantsServer server = AssistantsServer.builder()
		.answers((run) -> RunScript.answering("You said: " + run.question()))
		.start();

	private final TestClient client = new TestClient(this.server);

	private final String assistant = this.server.createAssistant();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void requestIsRecordedAsSent() throws InterruptedException {
		this.client.tryGet("/assistants?limit=1&order=asc");
		assertThat(this.server.awaitRequests(1, Duration.ofSeconds(5))).isTrue();
		RecordedRequest request = this.server.requests().get(0);
		assertThat(request.method()).isEqualTo("GET");
		assertThat(request.path()).isEqualTo("/v1/assistants");
		assertThat(request.query()).isEqualTo("limit=1&order=asc");
		assertThat(request.header("openai-beta")).isEqualTo("assistants=v2");
		assertThat(request.headers().get("OPENAI-BETA")).containsExactly("assistants=v2");
		assertThat(request.header("absent")).isNull();
		assertThat(request).hasToString("GET /v1/assistants");
	}

	@Test
	void waitingForRequestsGivesUpInTime() throws InterruptedException {
		assertThat(this.server.awaitRequests(1, Duration.ofMillis(20))).isFalse();
	}

	@Test
	void twoRunsCanBeSeenToShareAConnection() {
		String thread = this.server.createThread("Hello");
		String body = "{\"assistant_id\":\"" + this.assistant + "\",\"stream\":true}";
		this.client.events("/threads/" + thread + "/runs", body);
		this.client.events("/threads/" + thread + "/runs", body);
		List<RecordedRequest> runs = this.server.requests("POST", "/v1/threads/*/runs");
		assertThat(runs).hasSize(2).extracting(RecordedRequest::body).containsOnly(body);
		assertThat(runs.get(0).connectionId()).isEqualTo(runs.get(1).connectionId());
		assertThat(this.server.openConnections()).isEqualTo(1);
	}

	@Test
	void scriptCanDependOnTheQuestion() {
		String body = "{\"assistant_id\":\"" + this.assistant + "\",\"stream\":true,\"thread\":{\"messages\":["
				+ "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Good day\"}]}]}}";
		String text = this.client.events("/threads/runs", body)
			.stream()
			.filter((event) -> event.name().equals("thread.message.delta"))
			.map((event) -> event.data().path("delta").path("content").path(0).path("text").path("value").asString())
			.reduce("", String::concat);
		assertThat(text).isEqualTo("You said: Good day");
	}

	@Test
	void scriptFunctionThatFailsIsTold() {
		try (AssistantsServer broken = AssistantsServer.builder().answers((run) -> {
			throw new IllegalStateException("no idea");
		}).start()) {
			String body = "{\"assistant_id\":\"" + broken.createAssistant() + "\"}";
			HttpResponse<String> response = new TestClient(broken).tryPost("/threads/runs", body);
			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(response.body()).contains("no idea");
		}
	}

	@Test
	void refusedCreationTellsWhy() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.createAssistant("{}"))
			.withMessageContaining("model");
	}

}

package io.github.openaiassistants.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.LiveRuns;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators see and do through the actuator, over HTTP.
 */
class OperatorTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=assistants,health";

	private static final String HEALTH = "management.health.assistants.enabled=true";

	private static final String DETAILS = "management.endpoint.health.show-details=always";

	private static final String RUNS = "/actuator/assistants";

	private static final RunScript HANGING = RunScript.answering("text-marker").hanging();

	private final HttpClient http = HttpClient.newHttpClient();

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void activeRunsAndTheEndsOfOthersAreShownWithoutContent(WebApplicationType type) throws Exception {
		this.server.enqueue(RunScript.answering("text-marker"), HANGING);
		try (ListeningApplication application = start(type)) {
			RunFinished finished = launch(application).finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
			RunHandle handle = launchAndAwait(application);
			HttpResponse<String> response = send(application, "GET", RUNS);
			assertThat(response.body()).doesNotContain("marker").doesNotContain(ListeningApplication.KEY);
			JsonNode runs = JsonMapper.builder().build().readTree(response.body());
			assertThat(runs.at("/active")).hasSize(1);
			JsonNode active = runs.at("/active/0");
			assertThat(active.path("clientRunId").stringValue()).isEqualTo(handle.clientRunId());
			assertThat(active.path("client").stringValue()).isEqualTo("default");
			assertThat(active.path("runId").stringValue()).startsWith("run_");
			assertThat(active.path("threadId").stringValue()).startsWith("thread_");
			assertThat(active.path("assistantId").stringValue()).isEqualTo(this.assistantId);
			assertThat(active.path("state").stringValue()).isEqualTo("in_progress");
			assertThat(active.path("events").intValue()).isGreaterThanOrEqualTo(3);
			assertThat(Duration.parse(active.path("age").stringValue())).isPositive();
			assertThat(active.path("lastEventAt").stringValue()).startsWith("20");
			assertThat(runs.at("/ended")).hasSize(1);
			JsonNode ended = runs.at("/ended/0");
			assertThat(ended.path("clientRunId").stringValue()).isEqualTo(finished.meta().clientRunId());
			assertThat(ended.path("outcome").stringValue()).isEqualTo("completed");
			assertThat(ended.path("events").longValue()).isEqualTo(finished.meta().sequence() + 1);
			assertThat(ended.path("endedAt").stringValue()).startsWith("20");
		}
	}

	@Test
	void runsAreNotCancelledUnlessThatIsAllowed() throws Exception {
		this.server.enqueue(HANGING);
		try (ListeningApplication application = start(WebApplicationType.SERVLET)) {
			RunHandle handle = launchAndAwait(application);
			assertThat(send(application, "DELETE", RUNS + "/" + handle.clientRunId()).statusCode()).isBetween(404, 405);
			assertThat(send(application, "GET", RUNS).body()).contains("in_progress");
		}
	}

	@Test
	void runIsCancelledWhereThatIsAllowed() throws Exception {
		this.server.enqueue(HANGING);
		try (ListeningApplication application = start(WebApplicationType.SERVLET,
				"management.endpoint.assistants.access=unrestricted")) {
			RunHandle handle = launchAndAwait(application);
			assertThat(send(application, "DELETE", RUNS + "/unknown").body()).contains("\"cancelled\":false");
			assertThat(send(application, "DELETE", RUNS + "/" + handle.clientRunId()).body())
				.contains("\"cancelled\":true");
			assertThat(handle.finished().block(ObservedRun.TIMEOUT)).extracting(RunFinished::outcome)
				.isEqualTo(RunOutcome.CANCELLED);
			Awaitility.await()
				.atMost(ObservedRun.TIMEOUT)
				.untilAsserted(
						() -> assertThat(send(application, "GET", RUNS).body()).contains("\"outcome\":\"cancelled\""));
		}
	}

	@Test
	void onlyTheEndsOfTheLastHundredRunsAreRemembered() {
		try (ListeningApplication application = start(WebApplicationType.NONE)) {
			LiveRuns runs = application.bean(LiveRuns.class);
			String last = "";
			for (int run = 0; run < 105; run++) {
				this.server.enqueue(StubResponse.error(401, "auth", "invalid", "answer-marker"));
				RunHandle handle = launch(application);
				handle.finished().block(ObservedRun.TIMEOUT);
				last = handle.clientRunId();
				// A handle learns of the end first
				Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> runs.activities().isEmpty());
			}
			assertThat(runs.ends()).hasSize(100)
				.allSatisfy((end) -> assertThat(end.cause()).isEqualTo("AuthenticationException"));
			assertThat(runs.ends().get(0).run().clientRunId()).isEqualTo(last);
		}
	}

	@Test
	void serverIsNotAskedForItsHealthUnlessThatIsWanted() throws Exception {
		try (ListeningApplication application = start(WebApplicationType.SERVLET, DETAILS)) {
			int before = this.server.requests().size();
			assertThat(send(application, "GET", "/actuator/health").body()).contains("UP")
				.doesNotContain("\"assistants\"");
			assertThat(this.server.requests()).hasSize(before);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ASSISTANTS", "CONVERSATION" })
	void healthIsThatOfTheServer(Backend backend) throws Exception {
		try (ListeningApplication application = backend.start(backend.address(this.server), WebApplicationType.SERVLET,
				List.of(), EXPOSED, HEALTH, DETAILS, "openai.assistants.retry.max-attempts=1")) {
			assertThat(send(application, "GET", "/actuator/health/assistants").body()).contains("\"status\":\"UP\"");
			this.server.enqueue("GET", "/v1/*", StubResponse.error(401, "auth", "invalid", "answer-marker"));
			HttpResponse<String> refused = send(application, "GET", "/actuator/health/assistants");
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.body()).contains("\"status\":\"DOWN\"", "AuthenticationException", "401")
				.doesNotContain("marker")
				.doesNotContain(ListeningApplication.KEY);
			this.server.close();
			assertThat(send(application, "GET", "/actuator/health/assistants").body()).contains("DOWN",
					"ServerUnreachableException");
		}
	}

	@Test
	void serverThatDoesNotAnswerIsDownInTime() throws Exception {
		try (ListeningApplication application = start(WebApplicationType.REACTIVE, HEALTH, DETAILS,
				"openai.assistants.health.timeout=100ms")) {
			this.server.enqueue("GET", "/v1/assistants", StubResponse.silence());
			assertThat(send(application, "GET", "/actuator/health/assistants").body()).contains("DOWN",
					"no answer within PT0.1S");
		}
	}

	private ListeningApplication start(WebApplicationType type, String... more) {
		List<String> properties = new ArrayList<>(List.of(more));
		properties.add(EXPOSED);
		return Backend.ASSISTANTS.start(this.server.baseUrl(), type, List.of(), properties.toArray(String[]::new));
	}

	private RunHandle launchAndAwait(ListeningApplication application) {
		RunHandle handle = launch(application);
		Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.until(() -> Recorder.names(application.recorder().events(handle.clientRunId()))
				.contains("thread.message.created"));
		return handle;
	}

	private RunHandle launch(ListeningApplication application) {
		return application.streamer().launch(CreateThreadAndRunRequest.of(this.assistantId, "question-marker"));
	}

	private HttpResponse<String> send(ListeningApplication application, String method, String path) throws Exception {
		String port = application.context().getEnvironment().getProperty("local.server.port");
		return this.http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}

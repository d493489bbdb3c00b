package io.github.openaiassistants.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import reactor.core.publisher.Hooks;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trace, logging context and login of the place where a run was started are there
 * wherever the application is called for it.
 */
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND" })
class ContextArrivesTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	ContextArrivesTests(Backend backend) {
		this.backend = backend;
		this.server = backend
			.serverAnswering(() -> RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
				.thenAnswering("It", " is", " fine."));
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		MDC.clear();
		this.server.close();
	}

	static Stream<Arguments> applications() {
		return Stream.of(false, true)
			.flatMap((virtual) -> Stream.of(Arguments.of(WebApplicationType.SERVLET, virtual, "/launch"),
					Arguments.of(WebApplicationType.SERVLET, virtual, "/stream"),
					Arguments.of(WebApplicationType.REACTIVE, virtual, "/stream")));
	}

	@ParameterizedTest
	@MethodSource("applications")
	void traceAndLoginOfTheRequestArrive(WebApplicationType type, boolean virtual, String path) throws Exception {
		assertArrives(type, path, "spring.threads.virtual.enabled=" + virtual);
	}

	// Nobody subscribes, and the observation is on the thread only when Reactor puts it
	// there
	@Test
	void traceAndLoginArriveFromAThreadOfAReactiveApplication() throws Exception {
		try {
			assertArrives(WebApplicationType.REACTIVE, "/launch", "spring.reactor.context-propagation=auto");
		}
		finally {
			Hooks.disableAutomaticContextPropagation();
		}
	}

	@Test
	void nothingOfOneRunIsSeenByTheNext() {
		try (ListeningApplication application = this.backend.start(this.server, TracedApplication.class,
				"openai.assistants.events.threads=1", "openai.assistants.functions.threads=1",
				"management.observations.enable.gen_ai=false", "management.observations.enable.openai=false")) {
			MDC.put(TracedApplication.USER, "ada");
			run(application);
			MDC.clear();
			assertSeen(application, "none, null, ada, nobody");
			application.bean(TracedApplication.class).forget();
			run(application);
			assertSeen(application, "none, null, null, nobody");
		}
	}

	private void assertArrives(WebApplicationType type, String path, String property) throws Exception {
		try (ListeningApplication application = this.backend.start(this.backend.address(this.server), type,
				List.of(TracedApplication.class, StartingEndpoint.class), property)) {
			TracedApplication traced = application.bean(TracedApplication.class);
			for (int request = 1; request <= 2; request++) {
				String trace = "trace-" + request;
				request(application, path, "user-" + request);
				application.recorder().awaitFinished(request);
				assertSeen(application, trace + ", " + trace + ", user-" + request + ", user-" + request);
				assertThat(traced.tracesOfRequests()).containsExactly(trace);
				traced.forget();
			}
		}
	}

	private void run(ListeningApplication application) {
		assertThat(application.streamer()
			.launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"))
			.finished()
			.block(ObservedRun.TIMEOUT)).extracting(RunFinished::outcome).isEqualTo(RunOutcome.COMPLETED);
	}

	private void request(ListeningApplication application, String path, String user) throws Exception {
		String port = application.context().getEnvironment().getProperty("local.server.port");
		URI uri = URI.create("http://localhost:" + port + path + "?assistant=" + this.assistantId + "&user=" + user);
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
	}

	private static void assertSeen(ListeningApplication application, String expected) {
		TracedApplication traced = application.bean(TracedApplication.class);
		assertThat(traced.seenByListener()).hasSizeGreaterThan(10).containsOnly(expected);
		assertThat(traced.seenByFunction()).containsExactly(expected);
	}

}

package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.Usage;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Traces of runs: what lies below what, and what is told of it.
 */
class TracedRunTests {

	private static final FunctionCall WEATHER = new FunctionCall("get_weather", "{\"city\":\"argument-marker\"}");

	private static final String POST = "http post";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void runIsBelowThePlaceWhereItWasStartedAndAllElseBelowTheRun() {
		this.server.enqueue(RunScript.calling(WEATHER).thenAnswering("It", " is", " fine."));
		try (ListeningApplication application = start()) {
			RunFinished finished = run(application);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			SpanData run = tracing.span("invoke_agent");
			assertThat(run.getParentSpanId()).isEqualTo(tracing.span("request").getSpanId());
			assertThat(tracing.spans()).extracting(SpanData::getTraceId).containsOnly(run.getTraceId());
			assertThat(tracing.below(run)).containsExactly("create thread and run", "execute_tool get_weather",
					"submit tool outputs");
			assertThat(tracing.below(tracing.span("create thread and run"))).containsExactly(POST);
			assertThat(tracing.below(tracing.span("submit tool outputs"))).containsExactly(POST);
			assertThat(tracing.below(tracing.span("execute_tool get_weather"))).containsExactly("http get");
			Usage usage = Objects.requireNonNull(finished.data().usage());
			assertThat(run.getKind()).isEqualTo(SpanKind.CLIENT);
			assertThat(run.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
			assertThat(OpenTelemetryTracing.values(run)).contains(entry("gen_ai.operation.name", "invoke_agent"),
					entry("gen_ai.provider.name", "openai"), entry("gen_ai.request.model", "none"),
					entry("gen_ai.response.model", "gpt-4o"), entry("server.address", this.server.baseUrl().getHost()),
					entry("server.port", String.valueOf(this.server.port())), entry("error.type", "none"),
					entry("openai.run.status", "completed"), entry("openai.client", "default"),
					entry("gen_ai.agent.id", this.assistantId),
					entry("gen_ai.conversation.id", finished.meta().threadId()),
					entry("openai.run.id", finished.meta().runId()),
					entry("openai.run.client_id", finished.meta().clientRunId()),
					entry("gen_ai.response.finish_reasons", "[\"stop\"]"),
					entry("gen_ai.usage.input_tokens", String.valueOf(usage.promptTokens())),
					entry("gen_ai.usage.output_tokens", String.valueOf(usage.completionTokens())));
			assertThat(OpenTelemetryTracing.values(tracing.span("submit tool outputs"))).contains(
					entry("openai.segment.kind", "submit_tool_outputs"), entry("openai.segment.result", "told"),
					entry("error.type", "none"), entry("openai.run.id", finished.meta().runId()));
			assertThat(OpenTelemetryTracing.values(tracing.span("execute_tool get_weather"))).contains(
					entry("gen_ai.operation.name", "execute_tool"), entry("gen_ai.tool.name", "get_weather"),
					entry("gen_ai.tool.type", "function"), entry("openai.function.result", "finished"),
					entry("error.type", "none"), entry("openai.run.id", finished.meta().runId()));
		}
	}

	@Test
	void whatListenersDoIsBelowTheRun() {
		this.server.enqueue(RunScript.answering("Fine."));
		try (ListeningApplication application = start(ObservingListener.class)) {
			run(application);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			assertThat(tracing.below(tracing.span("invoke_agent"))).containsExactly("create thread and run", "listen");
		}
	}

	@Test
	void runThatIsStartedNowhereHasATraceOfItsOwn() {
		this.server.enqueue(RunScript.answering("Fine."), RunScript.answering("Fine."));
		try (ListeningApplication application = start()) {
			launch(application).finished().block(ObservedRun.TIMEOUT);
			launch(application).finished().block(ObservedRun.TIMEOUT);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			assertThat(tracing.spans("invoke_agent")).hasSize(2)
				.allMatch((span) -> !span.getParentSpanContext().isValid())
				.extracting(SpanData::getTraceId)
				.doesNotHaveDuplicates();
			assertThat(tracing.spans(POST)).extracting(SpanData::getTraceId)
				.containsExactlyInAnyOrderElementsOf(
						tracing.spans("invoke_agent").stream().map(SpanData::getTraceId).toList());
		}
	}

	@Test
	void refusedRunIsAnError() {
		this.server.enqueue(StubResponse.json(401, "{\"error\":{\"message\":\"answer-marker\"}}"));
		try (ListeningApplication application = start()) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.REFUSED);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			assertError(tracing.span("invoke_agent"), "AuthenticationException", "openai.run.status", "refused");
			assertError(tracing.span("create thread and run"), "AuthenticationException", "openai.segment.result",
					"lost");
			assertDiscreet(tracing);
		}
	}

	@Test
	void failedRunIsAnErrorWithTheCodeOfTheServer() {
		this.server.enqueue(RunScript.answering("So").failing("rate_limit_exceeded", "answer-marker"),
				RunScript.answering("So").failing("made-up-marker", "answer-marker"));
		try (ListeningApplication application = start()) {
			run(application);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			assertError(tracing.span("invoke_agent"), "rate_limit_exceeded", "openai.run.status", "failed");
			run(application);
			assertError(tracing.spans("invoke_agent").get(1), "_OTHER", "openai.run.status", "failed");
			assertDiscreet(tracing);
		}
	}

	@Test
	void cancelledRunIsNoError() {
		this.server.enqueue(RunScript.answering("So", " it").hanging());
		try (ListeningApplication application = start()) {
			RunHandle handle = launch(application);
			Awaitility.await()
				.atMost(ObservedRun.TIMEOUT)
				.until(() -> application.recorder().names().contains("thread.run.in_progress"));
			handle.cancel();
			assertThat(handle.finished().block(ObservedRun.TIMEOUT)).extracting(RunFinished::outcome)
				.isEqualTo(RunOutcome.CANCELLED);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			SpanData run = tracing.span("invoke_agent");
			assertThat(run.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
			assertThat(OpenTelemetryTracing.values(run)).contains(entry("openai.run.status", "cancelled"),
					entry("error.type", "none"));
			assertThat(OpenTelemetryTracing.value(tracing.span("create thread and run"), "openai.segment.result"))
				.isEqualTo("closed");
			assertThat(tracing.below(run)).startsWith("create thread and run", POST);
		}
	}

	@Test
	void lostStreamAndItsLookUpsAreSegments() {
		this.server.enqueue(RunScript.answering("So", " it", " is").cutAfter(6));
		try (ListeningApplication application = start()) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			assertThat(tracing.below(tracing.span("invoke_agent"))).containsExactly("create thread and run", "look up");
			assertError(tracing.span("create thread and run"), "StreamLostException", "openai.segment.result", "lost");
			assertThat(OpenTelemetryTracing.values(tracing.span("look up")))
				.contains(entry("openai.segment.kind", "look_up"), entry("openai.segment.result", "told"));
			assertThat(tracing.below(tracing.span("look up"))).hasSizeGreaterThanOrEqualTo(2).containsOnly("http get");
		}
	}

	@Test
	void functionThatFailsIsAnErrorWithoutItsMessage() {
		this.server.enqueue(RunScript.calling(new FunctionCall("fail", "{}"), new FunctionCall("unknown-marker", "{}"))
			.thenAnswering("Well."));
		try (ListeningApplication application = start("openai.assistants.functions.unknown=tell-model")) {
			run(application);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			assertError(tracing.span("execute_tool fail"), "IllegalStateException", "openai.function.result", "failed");
			assertError(tracing.span("execute_tool unknown"), "UnknownFunction", "gen_ai.tool.name", "unknown");
			assertThat(tracing.below(tracing.span("invoke_agent"))).contains("execute_tool fail",
					"execute_tool unknown");
			assertDiscreet(tracing);
		}
	}

	@Test
	void nothingIsObservedThatIsDisabledAndTheRestKeepsItsPlace() {
		this.server.enqueue(RunScript.calling(WEATHER).thenAnswering("Fine."));
		try (ListeningApplication application = start("management.observations.enable.gen_ai=false",
				"management.observations.enable.openai=false")) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			assertThat(tracing.below(tracing.span("request"))).containsExactly(POST, "http get", POST);
		}
	}

	@Test
	void contentAndKeysAreNowhere() {
		this.server.enqueue(RunScript.calling(WEATHER).thenAnswering("answer-marker"));
		try (ListeningApplication application = start("openai.assistants.headers.x-team=header-marker",
				"openai.assistants.query.sig=query-marker")) {
			assertThat(run(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertDiscreet(application.bean(OpenTelemetryTracing.class));
		}
	}

	@Test
	void contentIsToldWhereThatIsWanted() {
		this.server.enqueue(RunScript.calling(WEATHER).thenAnswering("answer-marker"));
		try (ListeningApplication application = start("openai.assistants.observations.include-content=true")) {
			run(application);
			OpenTelemetryTracing tracing = application.bean(OpenTelemetryTracing.class);
			SpanData run = tracing.span("invoke_agent");
			assertThat(OpenTelemetryTracing.value(run, "gen_ai.input.messages"))
				.isEqualTo("[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"question-marker\"}]}]");
			assertThat(OpenTelemetryTracing.value(run, "gen_ai.output.messages"))
				.isEqualTo("[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"answer-marker\"}],"
						+ "\"finish_reason\":\"stop\"}]");
			assertThat(OpenTelemetryTracing.value(run, "gen_ai.system_instructions"))
				.isEqualTo("[{\"type\":\"text\",\"content\":\"instructions-marker\"}]");
			SpanData call = tracing.span("execute_tool get_weather");
			assertThat(OpenTelemetryTracing.values(call)).contains(
					entry("gen_ai.tool.call.arguments", WEATHER.arguments()),
					entry("gen_ai.tool.call.result", "output-marker"));
		}
	}

	private static void assertError(SpanData span, String type, String key, String value) {
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(OpenTelemetryTracing.values(span)).containsAllEntriesOf(Map.of("error.type", type, key, value));
	}

	private static void assertDiscreet(OpenTelemetryTracing tracing) {
		assertThat(tracing.spans()).isNotEmpty()
			.allSatisfy((span) -> assertThat(span + " " + span.getEvents()).doesNotContain("marker")
				.doesNotContain(ListeningApplication.KEY));
	}

	private ListeningApplication start(String... properties) {
		return start(Functions.class, properties);
	}

	private ListeningApplication start(Class<?> more, String... properties) {
		return Backend.ASSISTANTS.start(this.server.baseUrl(), List.of(OpenTelemetryTracing.class, more), properties);
	}

	// Started within a request
	private RunFinished run(ListeningApplication application) {
		RunHandle launched = Observation.createNotStarted("request", application.bean(ObservationRegistry.class))
			.observe(() -> launch(application));
		return launched.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

	private RunHandle launch(ListeningApplication application) {
		return application.streamer()
			.launch(CreateThreadAndRunRequest.of(this.assistantId, "question-marker")
				.toBuilder()
				.instructions("instructions-marker")
				.build());
	}

	static class Functions {

		private final WebClient webClient;

		Functions(WebClient.Builder builder, Environment environment) {
			this.webClient = builder.baseUrl(environment.getRequiredProperty("openai.assistants.base-url"))
				.defaultHeaders((headers) -> headers.setBearerAuth(ListeningApplication.KEY))
				.defaultHeader("OpenAI-Beta", "assistants=v2")
				.build();
		}

		@AssistantFunction(name = "get_weather", description = "Tells the weather.")
		String weather(String city) {
			assertThat(city).isEqualTo("argument-marker");
			this.webClient.get().uri("/assistants").retrieve().toBodilessEntity().block(ObservedRun.TIMEOUT);
			return "output-marker";
		}

		@AssistantFunction(name = "fail", description = "Fails.")
		String fail() {
			throw new IllegalStateException("exception-marker", new IllegalArgumentException("cause-marker"));
		}

	}

	static class ObservingListener {

		private final ObservationRegistry registry;

		ObservingListener(ObservationRegistry registry) {
			this.registry = registry;
		}

		@EventListener
		void on(ThreadMessageDelta delta) {
			Observation.createNotStarted("listen", this.registry).observe(delta::text);
		}

	}

}

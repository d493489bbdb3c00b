package io.github.openaiassistants.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.common.KeyValues;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadRunCompleted;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.observation.DefaultRunObservationConvention;
import io.github.openaiassistants.observation.RunObservationContext;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Prometheus reads of runs, and what the dashboard of the sample shows of it.
 */
class MeteredRunTests {

	private static final Path DASHBOARD = Path.of("..", "samples", "web-chat", "grafana", "assistants.json");

	private static final Pattern METRIC = Pattern.compile("([a-z_:][a-z0-9_:]*)\\{([^}]*)}");

	private static final Pattern LABELS = Pattern.compile("by \\(([^)]*)\\)");

	private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?=!?=~?\")");

	private static final String RUN = "{\"id\":\"run_1\",\"object\":\"thread.run\",\"thread_id\":\"thread_1\","
			+ "\"assistant_id\":\"asst_1\",\"status\":\"%s\",\"model\":\"%s\"}";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void runsStreamsFunctionsAndListenersAreMeasured() {
		try (ListeningApplication application = start()) {
			everything(application);
			String scrape = scrape(application);
			assertThat(scrape)
				.containsPattern(run("completed", "none", "gen_ai_client_operation_duration_seconds_count") + " 4")
				.containsPattern(
						run("refused", "AuthenticationException", "gen_ai_client_operation_duration_seconds_count")
								+ " 1")
				.containsPattern(
						run("completed", "none", "gen_ai_client_operation_time_to_first_chunk_seconds_count") + " 3")
				.containsPattern("gen_ai_client_operation_duration_seconds_bucket\\{.*le=\"0.01\"} ")
				.containsPattern("gen_ai_client_operation_duration_seconds_bucket\\{.*le=\"81.92\"} ")
				.containsPattern("gen_ai_client_token_usage_sum\\{.*gen_ai_token_type=\"input\".*} [1-9]")
				.containsPattern("gen_ai_client_token_usage_sum\\{.*gen_ai_token_type=\"output\".*} [1-9]")
				.containsPattern("gen_ai_client_token_usage_bucket\\{.*le=\"16384.0\"} ")
				.containsPattern(segment("create_thread_and_run", "told") + " 3")
				.containsPattern(segment("create_thread_and_run", "lost") + " 1")
				.containsPattern(segment("submit_tool_outputs", "told") + " 1")
				.containsPattern(segment("look_up", "told") + " 1")
				.containsPattern(function("weather", "finished", "none") + " 1")
				.containsPattern(function("fail", "failed", "IllegalStateException") + " 1")
				.containsPattern(function("unknown", "failed", "UnknownFunction") + " 1");
			assertThat(scrape).contains("openai_assistants_runs_active{client=\"default\"} 0.0",
					"openai_assistants_events_total{client=\"default\",event=\"run.finished\"} 5.0",
					"openai_assistants_events_total{client=\"default\",event=\"unknown\"} 2.0",
					"openai_assistants_events_unknown_total{client=\"default\"} 2.0",
					"openai_assistants_events_total{client=\"default\",event=\"undecodable\"} 1.0",
					"openai_assistants_events_undecodable_total{client=\"default\"} 1.0",
					"openai_assistants_recoveries_total{client=\"default\",result=\"recovered\"} 1.0",
					"openai_assistants_retries_total{client=\"default\",error=\"RateLimitException\","
							+ "operation=\"create thread and run\"} 1.0",
					"openai_assistants_registry_failures_total{client=\"default\"} 0.0");
			assertThat(scrape).containsPattern(listener("listener_calls", "Functions.on") + " 4")
				.containsPattern(listener("listener_failures", "Functions.on") + " 4")
				.containsPattern(listener("listener_calls", "Recorder.on") + " \\d\\d");
		}
	}

	@Test
	void everythingThatTheDashboardShowsIsThere() throws IOException {
		try (ListeningApplication application = start()) {
			everything(application);
			String scrape = scrape(application);
			List<String> queries = queries();
			assertThat(queries).hasSizeGreaterThan(14);
			Set<String> names = new TreeSet<>();
			for (String query : queries) {
				Set<String> labels = new TreeSet<>();
				LABELS.matcher(query).results().forEach((by) -> labels.addAll(List.of(by.group(1).split(", "))));
				Matcher metric = METRIC.matcher(query);
				while (metric.find()) {
					names.add(metric.group(1));
					LABEL.matcher(metric.group(2)).results().forEach((label) -> labels.add(label.group()));
					assertThat(scrape.lines().filter((line) -> line.startsWith(metric.group(1) + "{"))).as(query)
						.isNotEmpty()
						.allMatch((line) -> labels.stream().allMatch((label) -> line.contains(label + "=\"")));
				}
			}
			assertThat(names).hasSizeGreaterThan(14);
		}
	}

	@Test
	void activeRunsAreCounted() {
		this.server.enqueue(RunScript.answering("So").hanging());
		try (ListeningApplication application = start()) {
			RunHandle handle = launch(application);
			Awaitility.await()
				.atMost(ObservedRun.TIMEOUT)
				.until(() -> application.recorder().names().contains("thread.run.in_progress"));
			assertThat(scrape(application)).contains("openai_assistants_runs_active{client=\"default\"} 1.0");
			handle.cancel();
			handle.finished().block(ObservedRun.TIMEOUT);
			assertThat(scrape(application)).contains("openai_assistants_runs_active{client=\"default\"} 0.0");
		}
	}

	@Test
	void serverMakesNoTagsOfItsOwn() {
		try (ListeningApplication application = start()) {
			IntStream.range(0, 120).forEach((number) -> {
				this.server.enqueue(stream("model-" + number, "event-marker-" + number));
				finish(application);
			});
			this.server.enqueue(stream("what the model says: text-marker", "e"));
			finish(application);
			this.server.enqueue(RunScript.calling(new FunctionCall("function-marker", "{\"a\":\"argument-marker\"}"))
				.thenAnswering("text-marker"));
			finish(application);
			this.server.enqueue(RunScript.answering("So").failing("code-marker", "text-marker"));
			finish(application);
			String scrape = scrape(application);
			assertThat(scrape).doesNotContain("marker").doesNotContain(ListeningApplication.KEY);
			assertThat(scrape.lines()
				.filter((line) -> line.startsWith("gen_ai_client_operation_duration_seconds_count{"))
				.filter((line) -> line.contains("status=\"completed\""))).hasSizeBetween(100, 102);
			assertThat(scrape).contains("gen_ai_response_model=\"_OTHER\"");
		}
	}

	@Test
	void conventionsOfTheApplicationNameTheMetersAsWell() {
		this.server.enqueue(RunScript.answering("So"));
		try (ListeningApplication application = start(OwnConvention.class)) {
			finish(application);
			assertThat(scrape(application)).contains("my_runs_seconds_count{")
				.containsPattern("gen_ai_client_token_usage_count\\{.*team=\"ours\"")
				.doesNotContain("gen_ai_client_operation_duration");
		}
	}

	@Test
	void conventionThatThrowsEndsNoRun() {
		this.server.enqueue(RunScript.calling(new FunctionCall("weather", "{}")).thenAnswering("So"));
		try (ListeningApplication application = start(ThrowingConventions.class)) {
			assertThat(finish(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().names()).contains("function.finished");
		}
	}

	// Something for each meter
	private void everything(ListeningApplication application) {
		this.server.enqueue(RunScript
			.calling(new FunctionCall("weather", "{}"), new FunctionCall("fail", "{}"), new FunctionCall("none", "{}"))
			.thenAnswering("It", " is"));
		assertThat(finish(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
		this.server.enqueue(RunScript.answering("So", " it", " is").cutAfter(6));
		assertThat(finish(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
		this.server
			.enqueue(StubResponse.error(429, "requests", "rate_limit_exceeded", "Later").header("retry-after-ms", "1"));
		this.server.enqueue(RunScript.answering("So"));
		assertThat(finish(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
		this.server.enqueue(stream("gpt-4o", "thread.run.paused"));
		assertThat(finish(application).outcome()).isEqualTo(RunOutcome.COMPLETED);
		this.server.enqueue(StubResponse.error(401, "auth", "invalid", "No"));
		assertThat(finish(application).outcome()).isEqualTo(RunOutcome.REFUSED);
	}

	private static StubResponse stream(String model, String unknown) {
		return StubResponse.eventStream(event("thread.run.created", String.format(RUN, "queued", model))
				+ event(unknown, "{}") + event(unknown, "{}") + event("thread.message.delta", "{\"id\":")
				+ event("thread.run.completed", String.format(RUN, "completed", model)) + event("done", "[DONE]"));
	}

	private static String event(String name, String data) {
		return "event: " + name + "\ndata: " + data + "\n\n";
	}

	private static String run(String status, String error, String metric) {
		return metric + "\\{.*error_type=\"" + error
				+ "\",.*gen_ai_operation_name=\"invoke_agent\",.*openai_run_status=\"" + status + "\".*}";
	}

	private static String segment(String kind, String result) {
		return "openai_assistants_run_segments_seconds_count\\{.*openai_segment_kind=\"" + kind
				+ "\",openai_segment_result=\"" + result + "\".*}";
	}

	private static String function(String name, String result, String error) {
		return "openai_assistants_function_calls_seconds_count\\{.*error_type=\"" + error + "\",.*gen_ai_tool_name=\""
				+ name + "\",.*openai_function_result=\"" + result + "\".*}";
	}

	private static String listener(String meter, String method) {
		return "openai_assistants_" + meter + "_seconds_count\\{client=\"default\",listener=\"[^\"]*" + method
				+ "[^\"]*\"}";
	}

	private static List<String> queries() throws IOException {
		JsonNode dashboard = JsonMapper.builder().build().readTree(Files.readString(DASHBOARD));
		return Stream
			.concat(dashboard.findValuesAsString("expr").stream(),
					dashboard.at("/templating/list")
						.valueStream()
						.map((variable) -> variable.at("/query/query").stringValue("")))
			.filter((query) -> !query.isEmpty())
			.toList();
	}

	private static String scrape(ListeningApplication application) {
		return application.bean(PrometheusMeterRegistry.class).scrape();
	}

	private ListeningApplication start(Class<?>... more) {
		List<Class<?>> sources = new ArrayList<>(List.of(Functions.class));
		sources.addAll(List.of(more));
		return Backend.ASSISTANTS.start(this.server.baseUrl(), sources,
				"openai.assistants.functions.unknown=tell-model");
	}

	private RunFinished finish(ListeningApplication application) {
		return launch(application).finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

	private RunHandle launch(ListeningApplication application) {
		return application.streamer().launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
	}

	static class Functions {

		@AssistantFunction(name = "weather", description = "Tells the weather.")
		String weather() {
			return "fine";
		}

		@AssistantFunction(name = "fail", description = "Fails.")
		String fail() {
			throw new IllegalStateException("exception-marker");
		}

		@EventListener
		void on(ThreadRunCompleted completed) {
			throw new IllegalStateException("listener-marker");
		}

	}

	static class OwnConvention extends DefaultRunObservationConvention {

		@Override
		public String getName() {
			return "my.runs";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(RunObservationContext context) {
			return super.getLowCardinalityKeyValues(context).and("team", "ours");
		}

	}

}

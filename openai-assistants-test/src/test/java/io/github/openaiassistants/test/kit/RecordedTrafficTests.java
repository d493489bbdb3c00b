package io.github.openaiassistants.test.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FileSearchResult;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;
import io.github.openaiassistants.test.TrafficRecorder;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;
import io.github.openaiassistants.test.event.RecordedRun;

import static io.github.openaiassistants.test.RunMatcher.anyRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Traffic that is recorded and replayed, and what is not recorded of it.
 */
@Timeout(60)
class RecordedTrafficTests {

	private static final String ANSWER = "Grüße aus Oslo: it is sunny \uD83C\uDF0D.";

	private final AssistantsServer real = AssistantsServer.builder().anyAssistant(true).start();

	private final AssistantsServer player = AssistantsServer.builder().start();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@AfterEach
	void stop() {
		this.real.close();
		this.player.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "assistants", "responses" })
	void shouldReplayTheSameEvents(String api) throws IOException {
		this.real.when(anyRun())
			.searchFiles(new FileSearchResult("file-1", "handbook.pdf", 0.9, "Thirty days."))
			.thenCallFunction("get_weather", "{\"city\":\"Oslo\"}")
			.thenSay(ANSWER)
			.thenSay("That is all.");
		RecordedRun recorded = run(this.real, TrafficRecorder.to(file()), "openai.assistants.api=" + api);
		this.player.replay(file());
		RecordedRun replayed = run(this.player, null, "openai.assistants.api=" + api);
		assertThat(replayed).isCompleted()
			.isInOrder()
			.isNotRecovered()
			.hasMessages(ANSWER, "That is all.")
			.calledFunction("get_weather")
			.hasOutput("{\"city\":\"Oslo\",\"celsius\":21}");
		assertThat(said(replayed)).isEqualTo(said(recorded));
		assertThat(replayed.runId()).isEqualTo(recorded.runId());
		this.player.verify();
		assertThat(lines().get(0))
			.isEqualTo("{\"format\":\"openai-assistants-traffic\",\"version\":1,\"content\":true}");
	}

	@Test
	void shouldReplayLossAndRecoveryInTheSamePieces() throws IOException {
		this.real.when(anyRun()).say(ANSWER).dropAfter(9).pace(Duration.ofMillis(5));
		RecordedRun recorded = run(this.real, TrafficRecorder.to(file()).withTimings());
		List<JsonNode> lines = lines().stream().skip(1).map(JsonMapper.shared()::readTree).toList();
		assertThat(lines).hasSizeGreaterThan(1);
		assertThat(lines).filteredOn((line) -> line.at("/request/path").asString().equals("/threads/runs"))
			.singleElement()
			.satisfies((line) -> {
				assertThat(line.at("/response/end").asString()).isEqualTo("CLOSE");
				assertThat(line.at("/response/body").size()).isGreaterThan(1)
					.isEqualTo(line.at("/response/delays").size());
				assertThat(line.at("/response/delays").valueStream().mapToLong(JsonNode::asLong).sum()).isPositive();
			});
		this.player.replay(file());
		RecordedRun replayed = run(this.player, null);
		assertThat(replayed).isCompleted().isRecovered().hasText(ANSWER);
		assertThat(said(replayed)).isEqualTo(said(recorded));
	}

	@Test
	void shouldReplayRefusals() {
		this.real.enqueue("POST", "/v1/threads",
				StubResponse.error(429, "requests", "rate_limit_exceeded", "Slowly.").header("Retry-After", "1"));
		start(this.real, TrafficRecorder.to(file()), List.of(),
				(context) -> context.getBean(AssistantsClient.class).threads().create().block());
		this.player.replay(file());
		start(this.player, null, List.of(),
				(context) -> assertThat(context.getBean(AssistantsClient.class).threads().create().block())
					.isNotNull());
		assertThat(this.player.requests("POST", "/v1/threads")).hasSize(2);
	}

	@Test
	void shouldNeverWriteKeys() throws IOException {
		String inText = "sk-proj-abcdefghijklmnop1234";
		String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJrZXIifQ.c2lnbmF0dXJlLW1hcmtlcg";
		this.real
			.enqueue(RunScript.answering("Your key is sk-live-", "marker1234 and https://a.example/x?sig=m4rk%2Fer&a=1")
				.thenAnswering("Company secret: Nightingale-7."));
		start(this.real, TrafficRecorder.to(file()).redact("Nightingale-7"),
				List.of("openai.assistants.headers.x-team-key=marker-of-a-header",
						"openai.assistants.headers.cookie=marker-of-a-cookie",
						"openai.assistants.query.api-version=marker-of-a-query"),
				(context) -> {
					context.getBean(AssistantsClient.class)
						.threads()
						.create(CreateThreadRequest.builder()
							.messages(List
								.of(CreateMessageRequest.user("My key is " + inText + ", my token Bearer " + token)))
							.metadata(Map.of("api_key", "marker-of-a-member", "note",
									"{\"password\":\"marker-of-json\"}"))
							.build())
						.block();
					ask(context);
				});
		String written = Files.readString(file());
		assertThat(written)
			.doesNotContain("marker", "m4rk", inText, token, "embedded-server", "127.0.0.1", "Nightingale")
			.contains("Your key is ", "Company secret: ", "My key is ", "thread.message.completed");
		this.player.replay(file());
		assertThat(run(this.player, null)).isCompleted().text().contains("Company secret: *************.");
	}

	@Test
	void shouldNotWriteContentOnRequest() throws IOException {
		this.real.when(anyRun())
			.searchFiles(new FileSearchResult("file-1", "private-handbook.pdf", 0.9, "Private excerpt."))
			.thenSay("Private " + ANSWER + " \"quoted\"\n")
			.thenSayCiting("Private page", "https://private.example", "Private title");
		RecordedRun recorded = run(this.real, TrafficRecorder.to(file()).redactContent());
		String written = Files.readString(file());
		assertThat(written).doesNotContainIgnoringCase("private")
			.doesNotContain("Oslo", "weather", "Grüße", "quoted")
			.contains("thread.message.delta", "\\\"role\\\":\\\"assistant\\\"", String.valueOf(recorded.runId()));
		assertThat(lines().get(0)).contains("\"content\":false");
		this.player.replay(file());
		RecordedRun replayed = run(this.player, null);
		assertThat(replayed).isCompleted().isInOrder();
		assertThat(replayed.text()).matches("x+").isEqualTo(String.join("", replayed.messages()));
		assertThat(replayed.events()).hasSameSizeAs(recorded.events());
	}

	@Test
	void shouldTellWhatWasNotRecorded() {
		this.real.when(anyRun()).say(ANSWER);
		run(this.real, TrafficRecorder.to(file()));
		this.player.replay(file());
		assertThat(run(this.player, null)).isCompleted();
		assertThat(run(this.player, null)).hasOutcome(RunOutcome.REFUSED);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.player::verify)
			.withMessageContaining("A request was not recorded, or not so often: POST /threads/runs");
		this.player.reset();
		this.player.verify();
	}

	@Test
	void shouldRefuseFilesThatAreNoRecording() throws IOException {
		Path other = this.folder.resolve("other.jsonl");
		Files.writeString(other, "{\"format\":\"openai-assistants-traffic\",\"version\":2}\n");
		assertThatIllegalArgumentException().isThrownBy(() -> this.player.replay(other))
			.withMessageContaining("version 2 of the format, but version 1 is needed");
		Files.writeString(other, "Hello", StandardCharsets.UTF_8);
		assertThatIllegalArgumentException().isThrownBy(() -> this.player.replay(other))
			.withMessageContaining("is no recorded traffic");
		assertThatIllegalArgumentException().isThrownBy(() -> TrafficRecorder.to(other).redact(""));
	}

	private static List<String> said(RecordedRun run) {
		return run.events(AssistantStreamEvent.class)
			.stream()
			// On the Responses API the client itself tells some times, and the mark of
			// the run
			.map((event) -> (event.name() + " " + JsonMapper.shared().valueToTree(event.data()))
				.replaceAll("At\":\\d+|client_run_id\":\"[^\"]+", ""))
			.toList();
	}

	private Path file() {
		return this.folder.resolve("traffic").resolve("run.jsonl");
	}

	private List<String> lines() throws IOException {
		return Files.readAllLines(file());
	}

	private RecordedRun run(AssistantsServer server, @Nullable TrafficRecorder recorder, String... properties) {
		RecordedAssistantsEvents[] events = new RecordedAssistantsEvents[1];
		start(server, recorder, List.of(properties), (context) -> {
			events[0] = context.getBean(RecordedAssistantsEvents.class);
			ask(context);
		});
		return events[0].awaitRun();
	}

	private static void ask(AssertableApplicationContext context) {
		context.getBean(AssistantRunStreamer.class)
			.launch(CreateThreadAndRunRequest.of("asst_1", "How is the weather in Oslo?"))
			.finished()
			.block(Duration.ofSeconds(10));
	}

	private static void start(AssistantsServer server, @Nullable TrafficRecorder recorder, List<String> properties,
			Consumer<AssertableApplicationContext> body) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withUserConfiguration(KitClient.class, Weather.class, RecordedAssistantsEvents.class)
			.withBean(AssistantsServer.class, () -> server, (bean) -> bean.setDestroyMethodName(""))
			.withPropertyValues("openai.assistants.definitions.asst_1.model=gpt-5.2",
					"openai.assistants.definitions.asst_1.functions=get_weather", "openai.assistants.retry.delay=1ms")
			.withPropertyValues(properties.toArray(String[]::new));
		if (recorder != null) {
			runner = runner.withBean(TrafficRecorder.class, () -> recorder);
		}
		runner.run((context) -> {
			assertThat(context).hasNotFailed();
			body.accept(context);
		});
	}

}

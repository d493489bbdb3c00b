package io.github.openaiassistants.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.run.RunRegistry;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run whose instance is gone, killed or ended, is taken over by the next.
 */
@ParameterizedClass
@MethodSource("backends")
class SuccessionTests {

	// Two JVMs are started for each test, so the other backend has its turn where there
	// is time
	static List<Backend> backends() {
		boolean all = "all".equals(System.getProperty("assistants.test.cuts"));
		return all ? List.of(Backend.ASSISTANTS, Backend.BACKGROUND) : List.of(Backend.ASSISTANTS);
	}

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	private final String threadId;

	private final DatabaseServer database = new DatabaseServer();

	SuccessionTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
		this.threadId = backend.thread(this.server, "Hello");
	}

	@AfterEach
	void close() {
		this.server.close();
		this.database.close();
	}

	@Test
	void runOfAKilledInstanceIsRecovered() throws Exception {
		this.server.enqueue(RunScript.answering("One ", "two ", "three").pace(Duration.ofMillis(200)));
		String clientRunId = startAndKill("thread.message.delta");
		// A run that exists is followed even where no new one would be accepted
		try (ListeningApplication successor = start("openai.assistants.limits.concurrent-runs=1")) {
			this.server.enqueue(RunScript.answering("Busy").hanging());
			RunHandle busy = successor.streamer().launch(CreateThreadAndRunRequest.of(this.assistantId, "Hello"));
			RunFinished finished = awaitFinished(successor, clientRunId);
			busy.cancel();
			assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
			List<AssistantsEvent> events = successor.recorder().events(clientRunId);
			ObservedRun.assertEndedOnce(events);
			assertThat(busy.finished().blockOptional(ObservedRun.TIMEOUT)).isPresent();
			assertThat(events).filteredOn(ThreadMessageCompleted.class::isInstance)
				.singleElement()
				.satisfies((event) -> assertThat(((ThreadMessageCompleted) event).text()).isEqualTo("One two three"));
			assertThat(events.subList(1, events.size() - 1)).extracting((event) -> event.meta().origin())
				.containsOnly(EventOrigin.RECOVERED);
			assertForgotten(successor);
		}
	}

	@Test
	void runOfAKilledInstanceIsCancelledWhereThatIsWanted() throws Exception {
		this.server.enqueue(RunScript.answering("One ").hanging());
		String clientRunId = startAndKill("thread.message.delta");
		try (ListeningApplication successor = start("openai.assistants.recovery.abandoned=cancel")) {
			assertThat(awaitFinished(successor, clientRunId).outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(this.server.requests("POST", this.backend.cancel())).hasSize(1);
			assertForgotten(successor);
		}
	}

	@Test
	void functionThatWasStartedIsNotStartedAgain() throws Exception {
		this.server.enqueue(RunScript.calling(new FunctionCall("pay", "{}")).thenAnswering("Paid."));
		String clientRunId = startAndKill("function.started");
		try (ListeningApplication successor = start()) {
			assertThat(awaitFinished(successor, clientRunId).outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			assertThat(successor.bean(SlowFunction.class).calls).hasValue(0);
			assertForgotten(successor);
		}
	}

	@Test
	void runThatWasLeftRunningGoesOnElsewhere() {
		this.server.enqueue(RunScript.answering("One ", "two ", "three").pace(Duration.ofMillis(400)));
		RunHandle handle;
		try (ListeningApplication former = start("openai.assistants.on-shutdown=leave-running",
				"openai.assistants.shutdown.grace=1s")) {
			handle = former.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			Awaitility.await()
				.atMost(ObservedRun.TIMEOUT)
				.until(() -> former.recorder().names().contains("thread.message.delta"));
		}
		assertThat(handle.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow().outcome())
			.isEqualTo(RunOutcome.ABORTED);
		try (ListeningApplication successor = start()) {
			assertThat(awaitFinished(successor, handle.clientRunId()).outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertForgotten(successor);
		}
	}

	@Test
	void runThatEndsIsForgotten() {
		try (ListeningApplication application = start()) {
			ObservedRun.of(application,
					application.streamer().createRun(this.threadId, CreateRunRequest.of(this.assistantId)));
			assertForgotten(application);
		}
	}

	private String startAndKill(String event) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), DoomedInstance.class.getName(),
						this.backend.address(this.server).toString(), this.assistantId, this.threadId, event));
		command.addAll(List.of(this.backend.properties(properties())));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (BufferedReader out = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			List<String> lines = new ArrayList<>();
			for (String line = out.readLine(); line != null; line = out.readLine()) {
				lines.add(line);
				if (line.startsWith("RUN ")) {
					return line.substring("RUN ".length());
				}
			}
			throw new AssertionError("The instance died by itself: " + lines);
		}
		finally {
			process.destroyForcibly();
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static RunFinished awaitFinished(ListeningApplication application, String clientRunId) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.until(() -> application.recorder()
				.finished()
				.stream()
				.anyMatch((finished) -> finished.meta().clientRunId().equals(clientRunId)));
		return (RunFinished) application.recorder()
			.events(clientRunId)
			.get(application.recorder().events(clientRunId).size() - 1);
	}

	private static void assertForgotten(ListeningApplication application) {
		Awaitility.await()
			.atMost(ObservedRun.TIMEOUT)
			.until(() -> application.bean(RunRegistry.class).live().isEmpty());
	}

	private ListeningApplication start(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties()));
		all.addAll(List.of(properties));
		return this.backend.start(this.backend.address(this.server), List.of(SharedDatabase.class, SlowFunction.class),
				all.toArray(String[]::new));
	}

	private String[] properties() {
		return new String[] { this.database.property(), "openai.assistants.registry.type=jdbc",
				"openai.assistants.registry.jdbc.initialize-schema=always", "openai.assistants.registry.jdbc.lease=3s",
				"openai.assistants.responses.stores.type=jdbc",
				"openai.assistants.responses.stores.jdbc.initialize-schema=always" };
	}

}

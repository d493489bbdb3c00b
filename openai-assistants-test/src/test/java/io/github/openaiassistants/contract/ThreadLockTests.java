package io.github.openaiassistants.contract;

import java.time.Duration;
import java.util.Arrays;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two callers on one thread, by {@code openai.assistants.thread-lock}.
 */
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND", "LOCAL_HISTORY" })
class ThreadLockTests {

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	private String threadId = "";

	ThreadLockTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void failIsTheDefault() {
		try (ListeningApplication application = start()) {
			RunHandle first = hang(application);
			ObservedRun second = ObservedRun.of(application, stream(application));
			assertThat(second.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(second.failure()).isInstanceOf(ActiveRunException.class);
			assertThat(created()).isEqualTo(this.backend.locksThreads() ? 2 : 1);
			assertThatExceptionOfType(ActiveRunException.class).isThrownBy(() -> message(application));
			first.cancel();
		}
	}

	@Test
	void waitBeginsWhenTheOtherRunIsOver() {
		try (ListeningApplication application = lock("wait")) {
			this.server.enqueue(RunScript.answering("The first of two answers").pace(Duration.ofMillis(100)));
			RunHandle first = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			awaitCreated(1);
			ObservedRun second = ObservedRun.of(application, stream(application));
			assertThat(second.outcome()).isEqualTo(RunOutcome.COMPLETED);
			RunFinished finished = finished(first);
			assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(second.published().get(0).meta().receivedAt()).isAfter(finished.meta().receivedAt());
			assertThat(this.server.requests("POST", this.backend.cancel())).isEmpty();
		}
	}

	@Test
	void waitEndsWithItsLimit() {
		try (ListeningApplication application = lock("wait", "openai.assistants.timeouts.thread-lock=500ms")) {
			RunHandle first = hang(application);
			ObservedRun second = ObservedRun.of(application, stream(application));
			assertThat(second.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(second.failure()).isInstanceOf(ActiveRunException.class);
			assertThat(second.finished().data().duration()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
			first.cancel();
		}
	}

	@Test
	void waitEndsWhenTheCallerLeaves() {
		try (ListeningApplication application = lock("wait")) {
			RunHandle first = hang(application);
			RunHandle second = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			awaitSecondAttempt();
			second.cancel();
			assertThat(finished(second).outcome()).isEqualTo(RunOutcome.ABORTED);
			first.cancel();
			assertThat(created()).isEqualTo(this.backend.locksThreads() ? 2 : 1);
		}
	}

	@Test
	void waitsForARunThatWaitsForOutputs() {
		try (ListeningApplication application = lock("wait")) {
			this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")));
			RunHandle first = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			RunFinished waiting = finished(first);
			assertThat(waiting.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			RunHandle second = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
			awaitSecondAttempt();
			application.bean(AssistantsClient.class)
				.runs()
				.cancel(this.threadId, String.valueOf(waiting.meta().runId()))
				.block();
			assertThat(finished(second).outcome()).isEqualTo(RunOutcome.COMPLETED);
		}
	}

	@Test
	void cancelActiveEndsTheOtherRun() {
		try (ListeningApplication application = lock("cancel-active")) {
			RunHandle first = hang(application);
			ObservedRun second = ObservedRun.of(application, stream(application));
			assertThat(second.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(finished(first).outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(this.server.requests("POST", this.backend.cancel()).isEmpty())
				.isNotEqualTo(this.backend.cancelsAtServer());
			assertThat(created()).isEqualTo(this.backend.locksThreads() ? 3 : 2);
		}
	}

	@Test
	void callsOfTheClientFollowTheSameRule() {
		try (ListeningApplication application = lock("cancel-active")) {
			RunHandle first = hang(application);
			assertThat(message(application)).startsWith("msg_");
			assertThat(finished(first).outcome()).isEqualTo(RunOutcome.CANCELLED);
			RunHandle second = hang(application);
			assertThat(application.bean(AssistantsClient.class)
				.blocking()
				.runs()
				.create(this.threadId, CreateRunRequest.of(this.assistantId))
				.id()).startsWith("run_");
			assertThat(finished(second).outcome()).isEqualTo(RunOutcome.CANCELLED);
		}
	}

	private ListeningApplication start(String... properties) {
		ListeningApplication application = this.backend.start(this.server, properties);
		this.threadId = this.backend.thread(application, "Hello");
		return application;
	}

	private ListeningApplication lock(String policy, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "openai.assistants.thread-lock=" + policy;
		return start(all);
	}

	private RunHandle hang(ListeningApplication application) {
		int before = created();
		this.server.enqueue(RunScript.answering("One").hanging());
		RunHandle run = application.streamer().launch(this.threadId, CreateRunRequest.of(this.assistantId));
		awaitCreated(before + 1);
		return run;
	}

	private void awaitCreated(int count) {
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> created() >= count);
	}

	// Where the server locks nothing it is not asked
	private void awaitSecondAttempt() {
		if (this.backend.locksThreads()) {
			awaitCreated(2);
		}
	}

	private int created() {
		return this.backend.begun(this.server).size();
	}

	private Flux<AssistantsEvent> stream(ListeningApplication application) {
		return application.streamer().createRun(this.threadId, CreateRunRequest.of(this.assistantId));
	}

	private String message(ListeningApplication application) {
		return application.bean(AssistantsClient.class)
			.blocking()
			.messages()
			.create(this.threadId, CreateMessageRequest.user("And another thing"))
			.id();
	}

	private static RunFinished finished(RunHandle run) {
		return run.finished().blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

package io.github.openaiassistants.contract;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

import io.github.openaiassistants.contract.Page.Event;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page that comes back to another instance of the application is told the rest of its
 * run from what the server knows.
 */
@ParameterizedClass
@EnumSource(names = { "ASSISTANTS", "BACKGROUND" })
class RelayElsewhereTests {

	private static final String USER = "ada";

	private static final String TEXT = "One two three four five six";

	private final Backend backend;

	private final AssistantsServer server;

	private final String assistantId;

	private final String threadId;

	private final String database = SharedDatabase.inMemory();

	RelayElsewhereTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
		this.threadId = backend.thread(this.server, "Hello");
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void restIsToldByAnotherInstance() {
		this.server.enqueue(answer());
		try (ListeningApplication first = start(); ListeningApplication second = start()) {
			String runId = open(first);
			List<Event> read;
			try (Page page = resume(first, runId, "")) {
				read = page.read(10);
			}
			assertThat(Page.text(read)).isNotEmpty();
			assertToldWhole(read, second, runId);
			assertThat(first.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(second.recorder().events()).isEmpty();
		}
	}

	@Test
	void restIsToldAfterARestart() {
		this.server.enqueue(answer());
		List<Event> read;
		String runId;
		try (ListeningApplication first = start("openai.assistants.on-shutdown=leave-running",
				"openai.assistants.shutdown.grace=200ms")) {
			runId = open(first);
			try (Page page = resume(first, runId, "")) {
				read = page.read(10);
			}
		}
		assertThat(Page.text(read)).isNotEmpty().isNotEqualTo(TEXT);
		try (ListeningApplication second = start()) {
			assertToldWhole(read, second, runId);
		}
	}

	@Test
	void functionsAreNotCalledByWhoOnlyWatches() {
		this.server.enqueue(RunScript.answering("Wait. ")
			.thenCalling(new FunctionCall("get_weather", "{}"))
			.thenAnswering("It is ", "sunny.")
			.pace(Duration.ofMillis(30)));
		try (ListeningApplication first = start(); ListeningApplication second = start()) {
			String runId = open(first);
			List<Event> all;
			try (Page page = resume(second, runId, "")) {
				all = page.rest();
			}
			assertThat(Page.text(all)).isEqualTo("Wait. It is sunny.");
			assertThat(all.get(all.size() - 1).json().path("outcome").asString()).isEqualTo("completed");
			assertThat(this.backend.submitted(this.server)).hasSize(1);
			assertThat(first.recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(second.recorder().events()).isEmpty();
		}
	}

	@Test
	void watchingEndsWithItsPageAndTheRunDoesNot() {
		this.server.enqueue(RunScript.answering("One").hanging());
		try (ListeningApplication first = start();
				ListeningApplication second = start("openai.assistants.relay.reconnect-time=50ms",
						"openai.assistants.relay.heartbeat=20ms")) {
			String runId = open(first);
			try (Page page = resume(second, runId, "")) {
				assertThat(page.status()).isEqualTo(200);
				Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> lookUps() > 1);
			}
			Awaitility.await()
				.atMost(ObservedRun.TIMEOUT)
				.pollInterval(Duration.ofMillis(500))
				.until(this::lookUps, new Unchanged()::sees);
			assertThat(this.server.requests("POST", this.backend.cancel())).isEmpty();
			assertThat(first.recorder().finished()).isEmpty();
		}
	}

	private int lookUps() {
		return this.server.requests("GET", this.backend.lookUp()).size();
	}

	private void assertToldWhole(List<Event> read, ListeningApplication other, String runId) {
		List<Event> all = new ArrayList<>(read);
		try (Page page = resume(other, runId, read.get(read.size() - 1).id())) {
			assertThat(page.status()).isEqualTo(200);
			all.addAll(page.rest());
		}
		assertThat(Page.text(all)).isEqualTo(TEXT);
		assertThat(Page.names(all)).filteredOn((name) -> !name.equals("thread.message.delta"))
			.doesNotHaveDuplicates()
			.contains("thread.message.completed", "thread.run.step.completed", "thread.run.completed")
			.endsWith("run.finished");
	}

	private static RunScript answer() {
		return RunScript.answering("One ", "two ", "three ", "four ", "five ", "six").pace(Duration.ofMillis(80));
	}

	private ListeningApplication start(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("openai.assistants.relay.on-close=leave-running");
		List<Class<?>> more = new ArrayList<>(List.of(AnsweringListener.class));
		if (this.backend != Backend.ASSISTANTS) {
			more.add(SharedDatabase.class);
			all.addAll(List.of(this.database, "openai.assistants.responses.stores.type=jdbc",
					"openai.assistants.responses.stores.jdbc.initialize-schema=always"));
		}
		ListeningApplication application = Chats.start(this.backend, this.backend.address(this.server),
				WebApplicationType.SERVLET, more, all.toArray(String[]::new));
		application.bean(Chats.Owners.class).give(USER, this.threadId);
		return application;
	}

	private String open(ListeningApplication application) {
		URI uri = Chats.uri(application, "/open/" + this.threadId + "?assistant=" + this.assistantId);
		try (Page page = Page.open(uri, USER, null)) {
			page.rest();
			return page.raw().lines().findFirst().orElseThrow();
		}
	}

	private Page resume(ListeningApplication application, String runId, String lastEventId) {
		return Page.open(Chats.uri(application, "/threads/" + this.threadId + "/runs/" + runId), USER, lastEventId);
	}

	/**
	 * Tells when a number is the same as before.
	 */
	private static final class Unchanged {

		private int before = -1;

		boolean sees(int now) {
			boolean unchanged = now == this.before;
			this.before = now;
			return unchanged;
		}

	}

}

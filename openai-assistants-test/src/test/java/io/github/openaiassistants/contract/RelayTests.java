package io.github.openaiassistants.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.contract.Page.Event;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.NodeClient;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs are shown to the pages of servlet and of reactive applications: to those that may
 * see them, with nothing missing and nothing twice when they come back.
 */
@ParameterizedClass
@EnumSource(names = { "SERVLET", "REACTIVE" })
class RelayTests {

	private static final String USER = "ada";

	private static final Duration PACE = Duration.ofMillis(20);

	private final WebApplicationType type;

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final String assistantId = this.server.createAssistant();

	private final String threadId = this.server.createThread("Hello");

	private @Nullable ListeningApplication application;

	RelayTests(WebApplicationType type) {
		this.type = type;
	}

	@AfterEach
	void close() {
		if (this.application != null) {
			this.application.close();
		}
		this.server.close();
	}

	@Test
	void eventsOfARunAreSentAsTheyHappen() {
		start();
		this.server.enqueue(RunScript.answering("Good ", "morning"));
		try (Page page = show("all")) {
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.header("content-type")).isEqualToIgnoringCase("text/event-stream;charset=UTF-8");
			assertThat(page.header("cache-control")).isEqualTo("no-store");
			assertThat(page.header("x-accel-buffering")).isEqualTo("no");
			List<Event> events = page.rest();
			assertThat(Page.names(events)).isEqualTo(application().recorder().names());
			assertThat(Page.text(events)).isEqualTo("Good morning");
			assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
			assertThat(last(events).json().path("outcome").asString()).isEqualTo("completed");
		}
	}

	@Test
	void textAloneIsSentToThoseWhoWantNoMore() {
		start();
		this.server.enqueue(RunScript.answering("Good ", "morning"));
		try (Page page = show("text")) {
			List<Event> events = page.rest();
			assertThat(Page.names(events)).containsExactly("thread.message.delta", "thread.message.delta",
					"run.finished");
		}
		this.server.enqueue(RunScript.answering("Good ", "morning"));
		try (Page page = show("messages")) {
			assertThat(Page.names(page.rest())).containsExactly("thread.message.created", "thread.message.in_progress",
					"thread.message.delta", "thread.message.delta", "thread.message.completed", "run.finished");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void argumentsOfFunctionsAreSentOnlyWhenThatIsWanted(boolean wanted) {
		start("openai.assistants.relay.function-arguments=" + wanted);
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
			.thenAnswering("It is sunny."));
		try (Page page = show("all")) {
			List<Event> events = page.rest();
			assertThat(Page.text(events)).isEqualTo("It is sunny.");
			assertThat(page.raw()).contains("get_weather", "call_1")
				.doesNotContain(this.assistantId, ListeningApplication.KEY, "client_run_id", "asst_", "metadata");
			assertThat(page.raw().contains("Oslo")).isEqualTo(wanted);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void officialNodeClientReadsLines(boolean wanted) throws Exception {
		NodeClient client = NodeClient.require();
		start("openai.assistants.relay.heartbeat=5ms", "openai.assistants.relay.function-arguments=" + wanted);
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Oslo\"}"))
			.thenAnswering("It ", "is ", "sunny.")
			.pace(PACE));
		JsonNode seen = client.run(showing("lines"), "relayed");
		assertThat(seen.path("type").asString()).isEqualTo("application/x-ndjson");
		assertThat(seen.path("deltas").valueStream().map(JsonNode::asString)).containsExactly("It ", "is ", "sunny.");
		assertThat(seen.path("messages").valueStream().map(JsonNode::asString)).containsExactly("It is sunny.");
		assertThat(seen.path("final").valueStream().map(JsonNode::asString)).containsExactly("It is sunny.");
		assertThat(seen.path("status").asString()).isEqualTo("completed");
		assertThat(seen.path("run").asString()).startsWith("run_");
		assertThat(seen.toString().contains("Oslo")).isEqualTo(wanted);
	}

	@Test
	void heartbeatsKeepTheConnectionOpenLongerThanTheContainerWould() {
		start("openai.assistants.relay.heartbeat=50ms", "spring.mvc.async.request-timeout=200ms");
		this.server.enqueue(RunScript.answering("One ", "two ", "three").pace(Duration.ofMillis(100)));
		try (Page page = show("all")) {
			assertThat(Page.text(page.rest())).isEqualTo("One two three");
			assertThat(page.comments()).isGreaterThan(3);
		}
	}

	@Test
	void pageThatComesBackIsSentWhatItHasNotRead() {
		start();
		this.server.enqueue(RunScript.answering("One ", "two ", "three"));
		String runId = open();
		List<Event> all;
		try (Page page = resume(runId, null)) {
			all = page.rest();
		}
		assertThat(Page.text(all)).isEqualTo("One two three");
		for (int read = 0; read < all.size() - 1; read++) {
			try (Page page = resume(runId, all.get(read).id())) {
				assertThat(page.rest()).isEqualTo(all.subList(read + 1, all.size()));
			}
		}
		try (Page page = resume(runId, last(all).id())) {
			assertThat(page.status()).isEqualTo(204);
		}
	}

	@Test
	void pageThatComesBackInMidStreamGoesOn() {
		start();
		this.server.enqueue(RunScript.answering("One ", "two ", "three ", "four ", "five").pace(PACE));
		String runId = open();
		List<Event> read;
		try (Page page = resume(runId, null)) {
			read = page.read(9);
		}
		try (Page page = resume(runId, last(read).id())) {
			assertThat(Page.text(read) + Page.text(page.rest())).isEqualTo("One two three four five");
		}
		assertThat(application().recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void idsThatAreNotOursMeanTheBeginning() {
		start();
		this.server.enqueue(RunScript.answering("One ", "two"));
		String runId = open();
		for (String id : List.of("17", "x-1-2-zz9", "0-99999999999999999999-1-", "a b")) {
			try (Page page = resume(runId, id)) {
				assertThat(Page.text(page.rest())).isEqualTo("One two");
			}
		}
	}

	@Test
	void runEndsWhenItsPageIsGoneForGood() {
		start("openai.assistants.relay.reconnect-time=100ms", "openai.assistants.relay.heartbeat=50ms");
		this.server.enqueue(RunScript.answering("One ", "two").hanging());
		try (Page page = show("all")) {
			page.read(5);
		}
		assertThat(application().recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.CANCELLED);
		assertThat(this.server.requests("POST", "/v1/threads/*/runs/*/cancel")).hasSize(1);
	}

	@Test
	void runGoesOnWithoutItsPageWhereThatIsWanted() {
		start("openai.assistants.relay.reconnect-time=100ms", "openai.assistants.relay.heartbeat=50ms");
		this.server
			.enqueue(RunScript.answering("One ", "two ", "three ", "four ", "five").pace(Duration.ofMillis(100)));
		try (Page page = show("detached")) {
			page.read(5);
		}
		assertThat(application().recorder().awaitFinished().outcome()).isEqualTo(RunOutcome.COMPLETED);
	}

	@Test
	void pageThatDoesNotReadHoldsUpItsRun() {
		start();
		String[] pieces = Collections.nCopies(4000, "x".repeat(10_000)).toArray(String[]::new);
		this.server.enqueue(RunScript.answering("x", pieces));
		try (Page page = show("all")) {
			page.read(10);
			Recorder recorder = application().recorder();
			int[] before = { -1 };
			// What fits into the buffers of two sockets on its way has arrived
			Awaitility.await().atMost(ObservedRun.TIMEOUT).pollInterval(Duration.ofMillis(500)).until(() -> {
				int told = recorder.events().size();
				boolean stands = told == before[0];
				before[0] = told;
				return stands;
			});
			assertThat(recorder.events().size()).isLessThan(3500);
			assertThat(recorder.finished()).isEmpty();
		}
	}

	@Test
	void threadOfAnotherUserIsNotShown() {
		start();
		this.server.enqueue(RunScript.answering("Secret"));
		String runId = open();
		try (Page page = Page.open(Chats.uri(application(), "/threads/" + this.threadId + "/runs/" + runId), "eve",
				null)) {
			assertThat(page.status()).isEqualTo(403);
			assertThat(page.rest()).isEmpty();
			assertThat(page.raw()).doesNotContain("Secret");
		}
		this.server.enqueue(RunScript.answering("Secret").hanging());
		try (Page page = Page
			.open(Chats.uri(application(), "/show/" + this.threadId + "?assistant=" + this.assistantId), "eve", null)) {
			assertThat(page.status()).isEqualTo(403);
			assertThat(page.rest()).isEmpty();
			assertThat(page.raw()).doesNotContain("Secret");
		}
		assertThat(application().recorder().awaitFinished(2).get(1).outcome()).isEqualTo(RunOutcome.CANCELLED);
	}

	@Test
	void runThatIsRefusedSaysSo() {
		start();
		this.server.enqueue(RunScript.answering("One").hanging());
		open();
		try (Page page = show("all")) {
			List<Event> events = page.rest();
			assertThat(Page.names(events)).containsExactly("run.finished");
			assertThat(last(events).json().path("outcome").asString()).isEqualTo("refused");
		}
	}

	@Test
	void nonsenseIsRefused() {
		start();
		for (String path : List.of("/threads/a%20b/runs/run_1", "/threads/" + this.threadId + "/runs/a%3Fb")) {
			try (Page page = Page.open(Chats.uri(application(), path), USER, null)) {
				assertThat(page.status()).isBetween(400, 499);
			}
		}
	}

	private void start(String... properties) {
		ListeningApplication started = Chats.start(Backend.ASSISTANTS, this.server.baseUrl(), this.type, properties);
		started.bean(Chats.Owners.class).give(USER, this.threadId);
		this.application = started;
	}

	private ListeningApplication application() {
		return Objects.requireNonNull(this.application);
	}

	private Page show(String options) {
		return Page.open(showing(options), USER, null);
	}

	private URI showing(String options) {
		return Chats.uri(application(),
				"/show/" + this.threadId + "?assistant=" + this.assistantId + "&options=" + options);
	}

	private String open() {
		try (Page page = Page
			.open(Chats.uri(application(), "/open/" + this.threadId + "?assistant=" + this.assistantId), USER, null)) {
			assertThat(page.status()).isEqualTo(200);
			page.rest();
			return page.raw().lines().findFirst().orElseThrow();
		}
	}

	private Page resume(String runId, @Nullable String lastEventId) {
		return Page.open(Chats.uri(application(), "/threads/" + this.threadId + "/runs/" + runId), USER, lastEventId);
	}

	private static Event last(List<Event> events) {
		return events.get(events.size() - 1);
	}

}

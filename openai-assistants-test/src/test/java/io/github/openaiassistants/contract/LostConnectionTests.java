package io.github.openaiassistants.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunRecoveryStarted;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.ResponsesQuirk;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StreamEnd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C8 and C9: what is lost with a connection, and what is not, by what can be asked of the
 * server.
 */
class LostConnectionTests {

	private AssistantsServer server = AssistantsServer.builder().start();

	private String threadId = "";

	private String assistantId = Backend.ASSISTANT;

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void responseInTheForegroundThatIsStoredIsLookedUp() {
		try (ListeningApplication application = start(Backend.CONVERSATION)) {
			this.server.enqueue(RunScript.answering("One ", "two ", "three")
				.with(ResponsesQuirk.GOES_ON_WITHOUT_CLIENT)
				.cutAfter(6, StreamEnd.RESET));
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(run.names()).contains(RunRecoveryStarted.NAME);
			assertThat(application.recorder().text()).isEqualTo("One two three");
		}
	}

	@ParameterizedTest
	@EnumSource
	void runGoesOnOrIsGivenUpWithItsConnection(Backend backend) {
		start(backend, (proxy, application) -> {
			this.server.enqueue(RunScript.answering("word ".repeat(40)).pace(Duration.ofMillis(20)));
			proxy.cutNextAfter(4000, true);
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).as("%s", run.finished().cause())
				.isEqualTo(backend.canBeLookedUp() ? RunOutcome.COMPLETED : RunOutcome.LOST);
			assertThat(run.names().contains(RunRecoveryStarted.NAME)).isNotEqualTo(backend.resumes());
			assertThat(backend.begun(this.server)).hasSize(1);
			ObservedRun next = ObservedRun.of(application, stream(application));
			assertThat(next.outcome()).isEqualTo(RunOutcome.COMPLETED);
		});
	}

	@ParameterizedTest
	@EnumSource
	void runWhoseCreationIsNotAnsweredIsAdoptedOrLostAndNotCreatedAgain(Backend backend) {
		start(backend, (proxy, application) -> {
			proxy.cutNextAfter(0, true);
			ObservedRun run = ObservedRun.of(application, stream(application));
			assertThat(run.outcome()).isEqualTo(backend.canBeAdopted() ? RunOutcome.COMPLETED : RunOutcome.LOST);
			assertThat(backend.begun(this.server)).hasSize(1);
			assertThat(this.server.requests("GET", backend.lookUp()).isEmpty()).isNotEqualTo(backend.canBeAdopted());
		});
	}

	@Test
	void outputsWhoseFateIsUnknownAreSubmittedByNobodyElse() {
		start(Backend.BACKGROUND, (proxy, application) -> {
			this.server.enqueue(RunScript.calling(new FunctionCall("pay", "{}")).thenAnswering("Paid."));
			RunFinished waiting = ObservedRun.of(application, stream(application)).finished();
			assertThat(waiting.outcome()).isEqualTo(RunOutcome.REQUIRES_ACTION);
			assertThat(waiting.data().run()).isNotNull();
			RunToolCall call = waiting.data().run().functionCalls().get(0);
			ToolOutputs outputs = ToolOutputs.of(ToolOutput.of(call, "paid"));
			proxy.cutNextAfter(0, true);
			ObservedRun first = ObservedRun.of(application,
					application.streamer().submitToolOutputs(waiting.meta(), outputs));
			assertThat(first.outcome()).isEqualTo(RunOutcome.LOST);
			ObservedRun second = ObservedRun.of(application,
					application.streamer().submitToolOutputs(waiting.meta(), outputs));
			assertThat(second.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(second.failure()).isInstanceOf(RunNotAwaitingOutputsException.class);
			assertThat(Backend.BACKGROUND.submitted(this.server)).hasSize(1);
		});
	}

	@Test
	void replayThatNeverEndsIsLeftAndTheResponseLookedUp() throws Exception {
		try (ListeningApplication application = start(Backend.BACKGROUND, "openai.assistants.timeouts.idle=500ms")) {
			this.server.enqueue(RunScript.answering("One ", "two")
				.hanging()
				.with(ResponsesQuirk.REPLAY_NEVER_ENDS)
				.cutAfter(6, StreamEnd.RESET));
			CompletableFuture<ObservedRun> streamed = CompletableFuture
				.supplyAsync(() -> ObservedRun.of(application, stream(application)));
			Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> application.recorder().text().equals("One two"));
			cancelElsewhere();
			ObservedRun run = streamed.get(20, TimeUnit.SECONDS);
			assertThat(run.outcome()).isEqualTo(RunOutcome.CANCELLED);
			assertThat(run.names()).endsWith("thread.run.cancelled", "run.finished");
		}
	}

	// By somebody who is no part of this
	private void cancelElsewhere() throws IOException, InterruptedException {
		String path = this.server.requests("GET", Backend.BACKGROUND.lookUp()).get(0).path();
		HttpRequest cancel = HttpRequest.newBuilder(this.server.responsesUrl().resolve(URI.create(path + "/cancel")))
			.header("Authorization", "Bearer " + ListeningApplication.KEY)
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		HttpResponse<String> answer = HttpClient.newHttpClient().send(cancel, HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	// A thread of an application that talks to the server through a proxy, which cuts
	private void start(Backend backend, BiConsumer<CuttingProxy, ListeningApplication> test) {
		this.server.close();
		this.server = backend.server().start();
		this.assistantId = backend.assistant(this.server);
		try (CuttingProxy proxy = new CuttingProxy(backend.address(this.server));
				ListeningApplication application = backend.start(proxy.baseUrl(), List.of())) {
			this.threadId = backend.thread(application, "Hello");
			test.accept(proxy, application);
		}
	}

	private ListeningApplication start(Backend backend, String... properties) {
		ListeningApplication application = backend.start(this.server, properties);
		this.threadId = backend.thread(application, "Hello");
		return application;
	}

	private Flux<AssistantsEvent> stream(ListeningApplication application) {
		return application.streamer().createRun(this.threadId, CreateRunRequest.of(this.assistantId));
	}

}

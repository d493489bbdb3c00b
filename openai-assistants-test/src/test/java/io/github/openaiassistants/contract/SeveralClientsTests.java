package io.github.openaiassistants.contract;

import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunHandle;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose assistants move to another server, and another API, one at a time.
 */
class SeveralClientsTests {

	private static final String NEXT = "next";

	private final AssistantsServer first = AssistantsServer.builder().start();

	private final AssistantsServer second = AssistantsServer.builder().start();

	private final ListeningApplication application = start();

	@AfterEach
	void close() {
		this.application.close();
		this.first.close();
		this.second.close();
	}

	@Test
	void listenersHearTheRunsOfBothAndCanTellThemApart() {
		ObservedRun there = run(this.application.streamer(), client(), this.first, this.first.createAssistant());
		ObservedRun here = run(streamer(NEXT), client(NEXT), this.second, "asst_moved");
		assertThat(there.published()).allMatch((event) -> event.meta().run().client().equals("default"));
		assertThat(here.published()).allMatch((event) -> event.meta().run().client().equals(NEXT));
		assertThat(this.first.requests("POST", "/v1/threads/*/runs")).hasSize(1);
		assertThat(this.second.requests("POST", "/v1/responses")).hasSize(1);
	}

	private ObservedRun run(AssistantRunStreamer streamer, AssistantsClient client, AssistantsServer server,
			String assistantId) {
		server.enqueue(RunScript.answering("Hello."));
		ObservedRun run = ObservedRun.of(this.application,
				streamer.createRun(thread(client), CreateRunRequest.of(assistantId)));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.assertTextIsWhole("a run of one client")).isEqualTo("Hello.");
		return run;
	}

	@Test
	void functionsAreThoseOfTheApplication() {
		this.second.enqueue(RunScript.calling(new FunctionCall("whose", "{}"))
			.thenAnswering((outputs) -> "It is " + outputs.values()));
		ObservedRun run = ObservedRun.of(this.application,
				streamer(NEXT).createRun(thread(client(NEXT)), CreateRunRequest.of("asst_moved")));
		assertThat(run.assertTextIsWhole("a run with a function")).contains("everybody's");
	}

	@Test
	void noServerIsToldTheKeyOfTheOther() {
		run(this.application.streamer(), client(), this.first, this.first.createAssistant());
		run(streamer(NEXT), client(NEXT), this.second, "asst_moved");
		assertThat(authorizations(this.first)).containsOnly("Bearer " + ListeningApplication.KEY);
		assertThat(authorizations(this.second)).containsOnly("Bearer sk-next");
		assertThat(this.first.requests()).allMatch((request) -> "both".equals(request.header("X-Team")));
		assertThat(this.second.requests()).noneMatch((request) -> request.header("X-Team") != null);
	}

	private static List<String> authorizations(AssistantsServer server) {
		List<String> authorizations = new ArrayList<>();
		for (RecordedRequest request : server.requests()) {
			authorizations.add(String.valueOf(request.header("Authorization")));
		}
		return authorizations;
	}

	@Test
	void runsOfEachAreEndedWithTheApplication() {
		this.second.enqueue(RunScript.answering("Hello.").hanging());
		RunHandle run = streamer(NEXT).launch(thread(client(NEXT)), CreateRunRequest.of("asst_moved"));
		Recorder recorder = this.application.recorder();
		Awaitility.await().until(() -> recorder.text().equals("Hello."));
		this.application.close();
		assertThat(run.finished().block(ObservedRun.TIMEOUT)).isNotNull()
			.satisfies((finished) -> assertThat(finished.outcome()).isEqualTo(RunOutcome.ABORTED));
		ObservedRun.assertAllEndedOnce(recorder);
	}

	private static String thread(AssistantsClient client) {
		return client.blocking().threads().create(CreateThreadRequest.of(CreateMessageRequest.user("Hi"))).id();
	}

	private AssistantsClient client() {
		return this.application.bean(AssistantsClient.class);
	}

	private AssistantsClient client(String name) {
		return bean(AssistantsClient.class, name);
	}

	private AssistantRunStreamer streamer(String name) {
		return bean(AssistantRunStreamer.class, name);
	}

	private <T> T bean(Class<T> type, String name) {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.application.context().getBeanFactory(), type, name);
	}

	private ListeningApplication start() {
		return ListeningApplication.start(this.first, Functions.class, "openai.assistants.headers.x-team=both",
				"openai.assistants.shutdown.grace=1s", "openai.assistants.clients.next.api=responses",
				"openai.assistants.clients.next.base-url=" + this.second.responsesUrl(),
				"openai.assistants.clients.next.api-key=sk-next",
				"openai.assistants.definitions.asst_moved.model=gpt-test");
	}

	/**
	 * A function for the assistants of both.
	 */
	static class Functions {

		@AssistantFunction(description = "Tells whose it is.")
		String whose() {
			return "everybody's";
		}

	}

}

package io.github.openaiassistants.contract;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.ModelOutput;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * C6 on the Responses API: what has no form in the Assistants API is published in order,
 * under its own name, and counted.
 */
@ParameterizedClass
@EnumSource(names = "ASSISTANTS", mode = EnumSource.Mode.EXCLUDE)
class BridgedUnknownTests {

	private static final RunScript SCRIPT = RunScript.empty()
		.then(ModelOutput.reasoning("I should look"))
		.then(ModelOutput.webSearch("weather", "https://example.com/weather"))
		.then(ModelOutput.event("response.dreaming", "{\"depth\":3}"))
		.thenAnswering("One ", "two");

	private final Backend backend;

	private final AssistantsServer server;

	BridgedUnknownTests(Backend backend) {
		this.backend = backend;
		this.server = backend.server().start();
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void whatHasNoFormIsPublishedInOrder() {
		this.server.enqueue(SCRIPT);
		try (ListeningApplication application = this.backend.start(this.server)) {
			ObservedRun run = run(application);
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(application.recorder().text()).isEqualTo("One two");
			assertThat(run.names()).containsSubsequence("thread.run.in_progress", "response.output_item.done",
					"response.web_search_call.completed", "response.dreaming", "thread.message.created",
					"thread.message.delta", "thread.run.completed");
			assertThat(run.names()).doesNotContain("response.created", "response.output_text.delta",
					"response.completed");
			assertThat(run.published()).filteredOn((event) -> event.name().equals("response.dreaming"))
				.singleElement()
				.isInstanceOfSatisfying(UnknownEvent.class,
						(event) -> assertThat(event.data()).contains("\"depth\":3"));
			double counted = application.bean(MeterRegistry.class)
				.get("openai.assistants.events.unknown")
				.counter()
				.count();
			assertThat(run.published()).filteredOn(UnknownEvent.class::isInstance).hasSize((int) counted);
		}
	}

	@Test
	void everyBlockIsPublishedBeforeItsTranslationIfWanted() {
		this.server.enqueue(SCRIPT);
		try (ListeningApplication application = this.backend.start(this.server,
				"openai.assistants.responses.raw-events=true")) {
			ObservedRun run = run(application);
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(run.names()).containsSubsequence("response.created", "thread.run.created",
					"response.in_progress", "response.output_item.added", "response.dreaming",
					"response.output_item.added", "thread.message.created", "response.output_text.delta",
					"thread.message.delta", "response.output_text.delta", "thread.message.delta",
					"response.output_text.done", "response.output_item.done", "thread.message.completed",
					"response.completed", "thread.run.completed", "done", "run.finished");
			assertThat(run.names()).filteredOn("response.dreaming"::equals).hasSize(1);
		}
	}

	@Test
	void onlyTheTypesThatAreWantedArePublishedAsTheyAre() {
		this.server.enqueue(SCRIPT);
		try (ListeningApplication application = this.backend.start(this.server,
				"openai.assistants.responses.raw-events=true",
				"openai.assistants.responses.raw-event-types=response.web_search")) {
			ObservedRun run = run(application);
			assertThat(run.published()).filteredOn(UnknownEvent.class::isInstance)
				.isNotEmpty()
				.allSatisfy((event) -> assertThat(event.name()).startsWith("response.web_search"));
		}
	}

	@Test
	void whatCannotBeDecodedEndsNothing() {
		this.server
			.enqueue(RunScript.empty().then(ModelOutput.raw("data: {\"type\":\n\n")).thenAnswering("One ", "two"));
		try (ListeningApplication application = this.backend.start(this.server)) {
			ObservedRun run = run(application);
			assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
			assertThat(run.published()).filteredOn(UndecodableEvent.class::isInstance).hasSize(1);
			JsonMapper mapper = application.bean(JsonMapper.class);
			List<AssistantsEvent> read = run.published()
				.stream()
				.map((event) -> mapper.readValue(mapper.writeValueAsString(event), AssistantsEvent.class))
				.toList();
			assertThat(read).isEqualTo(run.published());
		}
	}

	private static ObservedRun run(ListeningApplication application) {
		return ObservedRun.of(application,
				application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of(Backend.ASSISTANT, "Hello")));
	}

}

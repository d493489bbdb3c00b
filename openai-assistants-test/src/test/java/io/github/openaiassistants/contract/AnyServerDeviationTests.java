package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.event.RunStreamEvent;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.NamedToolChoice;
import io.github.openaiassistants.model.ResponseFormatMode;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.TextContent;
import io.github.openaiassistants.model.TextResponseFormat;
import io.github.openaiassistants.model.ToolChoiceMode;
import io.github.openaiassistants.model.UnknownTool;
import io.github.openaiassistants.model.UnknownToolChoice;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What any server may do. The streams are written for these tests, most of them after
 * what was recorded or reported of one server or another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyServerDeviationTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ListeningApplication application = ListeningApplication.start(this.server);

	@AfterAll
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void nearlyEmptyPayloadsAreEvents() {
		ObservedRun run = run(Wire.event("thread.run.created", "{\"id\":\"" + Wire.RUN_ID + "\"}")
				+ Wire.event("thread.run.step.created", "{}") + Wire.event("thread.message.created", "{}")
				+ Wire.event("thread.message.delta", "{\"id\":\"msg_1\"}")
				+ Wire.event("thread.message.delta", "{\"delta\":{}}")
				+ Wire.event("thread.message.delta", "{\"delta\":{\"content\":[{\"type\":\"text\"}]}}")
				+ Wire.event("thread.run.step.delta", "{\"delta\":{\"step_details\":{\"type\":\"tool_calls\"}}}")
				+ Wire.event("thread.message.completed", "{}") + Wire.event("thread.run.completed", "{}"));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.published()).hasSize(10);
		assertAllTyped(run);
	}

	@Test
	void nullsAreEvents() {
		ObservedRun run = run(Wire.run("created", "queued",
				",\"created_at\":null,\"required_action\":null,\"last_error\":null,\"tools\":null,\"usage\":null,"
						+ "\"metadata\":null,\"instructions\":null,\"tool_choice\":null,\"response_format\":null")
				+ Wire.event("thread.message.created",
						"{\"id\":null,\"content\":null,\"role\":null,\"metadata\":null,\"attachments\":null}")
				+ Wire.event("thread.message.delta", "{\"id\":\"msg_1\",\"delta\":{\"role\":null,\"content\":null}}")
				+ Wire.event("thread.message.delta", "{\"id\":\"msg_1\",\"delta\":null}")
				+ Wire.event("thread.message.delta",
						"{\"id\":\"msg_1\",\"delta\":{\"content\":[{\"index\":0,\"type\":\"text\",\"text\":null}]}}")
				+ Wire.event("thread.run.step.delta", "{\"id\":\"step_1\",\"delta\":{\"step_details\":null}}")
				+ Wire.completed());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.published()).hasSize(8);
		assertAllTyped(run);
	}

	@Test
	void membersOfOtherTypesAreEvents() {
		ObservedRun run = run(Wire.run("created", "queued",
				",\"created_at\":\"2026-11-21T17:00:00Z\",\"temperature\":\"1\",\"metadata\":[],\"tools\":\"none\","
						+ "\"parallel_tool_calls\":\"yes\",\"usage\":7,\"last_error\":\"none\"")
				+ Wire.event("thread.message.delta",
						"{\"id\":7,\"delta\":{\"content\":[{\"index\":\"0\",\"type\":\"text\","
								+ "\"text\":{\"value\":\"One\",\"annotations\":{}}}]}}")
				+ Wire.completed());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertAllTyped(run);
		assertThat(ConnectedDialect.text(run)).isEqualTo("One");
	}

	@Test
	void unknownValuesAndKindsAreEvents() {
		ObservedRun run = run(Wire.run("created", "warming_up", ",\"tools\":[{\"type\":\"telepathy\",\"range\":7}]")
				+ Wire.event("thread.run.step.created",
						"{\"id\":\"step_1\",\"type\":\"dreaming\",\"status\":\"asleep\","
								+ "\"step_details\":{\"type\":\"dreaming\",\"dreams\":[1,2]}}")
				+ Wire.event("thread.message.created",
						"{\"id\":\"msg_1\",\"role\":\"narrator\",\"status\":\"whispered\","
								+ "\"content\":[{\"type\":\"scent\",\"scent\":{}}]}")
				+ Wire.completed());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertAllTyped(run);
		RunObject created = firstRun(run);
		assertThat(created.status()).hasToString("warming_up");
		assertThat(created.tools()).singleElement().isInstanceOf(UnknownTool.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"incomplete_details\":{\"reason\":\"max_completion_tokens\"}", "\"usage\":null" })
	void completedRunWithStatusIncompleteIsIncomplete(String members) {
		ObservedRun run = run(
				Wire.created() + Wire.delta("One") + Wire.run("completed", "incomplete", "," + members) + Wire.done());
		assertThat(run.outcome()).isEqualTo(RunOutcome.INCOMPLETE);
		assertThat(run.names()).contains("thread.run.completed");
	}

	@Test
	void choicesMayBeTextOrObject() {
		RunObject text = firstRun(run(choices("\"auto\"", "\"auto\"")));
		assertThat(text.toolChoice()).isEqualTo(ToolChoiceMode.AUTO);
		assertThat(text.responseFormat()).isInstanceOf(ResponseFormatMode.class);
		RunObject object = firstRun(
				run(choices("{\"type\":\"function\",\"function\":{\"name\":\"f\"}}", "{\"type\":\"text\"}")));
		assertThat(object.toolChoice()).isInstanceOf(NamedToolChoice.class);
		assertThat(object.responseFormat()).isInstanceOf(TextResponseFormat.class);
		RunObject odd = firstRun(run(choices("7", "\"yaml\"")));
		assertThat(odd.toolChoice()).isInstanceOf(UnknownToolChoice.class);
		assertThat(odd.responseFormat()).isNotNull();
	}

	private static String choices(String toolChoice, String responseFormat) {
		return Wire.run("created", "queued",
				",\"tool_choice\":" + toolChoice + ",\"response_format\":" + responseFormat) + Wire.completed();
	}

	@Test
	void errorThatIsNullIsNoError() {
		String delta = "{\"id\":\"msg_1\",\"object\":\"thread.message.delta\",\"error\":null,\"delta\":{\"content\":"
				+ "[{\"index\":0,\"type\":\"text\",\"text\":{\"value\":\"One\"}}]}}";
		ObservedRun run = run(
				Wire.run("created", "queued", ",\"error\":null") + Wire.event("thread.message.delta", delta) + "data: "
						+ delta + "\n\n" + "data: {\"event\":\"thread.message.delta\",\"error\":null,\"data\":" + delta
						+ "}\n\n" + Wire.run("completed", "completed", ",\"error\":null") + Wire.done());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.names()).doesNotContain("error");
		assertThat(ConnectedDialect.text(run)).isEqualTo("OneOneOne");
	}

	@ParameterizedTest
	@ValueSource(ints = { 256 * 1024 + 1, 4 * 1024 * 1024 })
	void largeRunEventsAreDelivered(int size) {
		String instructions = "i".repeat(size);
		String members = ",\"instructions\":\"" + instructions + "\"";
		ObservedRun run = run(Wire.run("created", "queued", members) + Wire.delta("One")
				+ Wire.run("completed", "completed", members) + Wire.done());
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(ConnectedDialect.events(run, RunStreamEvent.class)).hasSize(2)
			.allSatisfy((event) -> assertThat(event.data().instructions()).isEqualTo(instructions));
	}

	@Test
	void contentThatIsNoArrayIsReadInMessagesToo() {
		String part = "{\"type\":\"text\",\"text\":{\"value\":\"One\",\"annotations\":[]}}";
		ObservedRun run = run(
				Wire.created() + Wire.event("thread.message.completed", "{\"id\":\"msg_1\",\"content\":" + part + "}")
						+ Wire.event("thread.message.delta", "{\"id\":\"msg_1\",\"delta\":{\"content\":" + part + "}}")
						+ Wire.completed());
		assertAllTyped(run);
		ThreadMessageDelta delta = ConnectedDialect.event(run, ThreadMessageDelta.class);
		assertThat(content(delta)).singleElement().isInstanceOf(TextContent.class);
		assertThat(ConnectedDialect.text(run)).isEqualTo("One");
	}

	private static @Nullable List<?> content(ThreadMessageDelta event) {
		return Objects.requireNonNull(event.data().delta()).content();
	}

	private static RunObject firstRun(ObservedRun run) {
		return ConnectedDialect.event(run, RunStreamEvent.class).data();
	}

	// Nothing is given up on, and nothing gets lost on the way through JSON
	private void assertAllTyped(ObservedRun run) {
		assertThat(run.published())
			.noneMatch((event) -> event instanceof UnknownEvent || event instanceof UndecodableEvent);
		JsonMapper mapper = this.application.bean(JsonMapper.class);
		for (AssistantsEvent event : run.published()) {
			String json = mapper.writeValueAsString(event);
			assertThat(mapper.readValue(json, AssistantsEvent.class)).isEqualTo(event);
		}
	}

	private ObservedRun run(String stream) {
		this.server.enqueue(StubResponse.eventStream(stream));
		return ObservedRun.of(this.application,
				this.application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of("asst_wire", "Hello")));
	}

}

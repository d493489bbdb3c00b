package io.github.openaiassistants.samples.console;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;

class JsonOutputTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final JsonMapper json = JsonMapper.shared();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldPrintEveryEventOfTheRunAsOneObjectPerLine() {
		this.server.enqueue(RunScript.calling(new FunctionCall(LocalTime.FUNCTION, "{}")).thenAnswering("a\nb", " c"));
		Program program = Program.ask(this.server, "--console.format=json");
		List<JsonNode> events = events(program);
		assertThat(events).extracting((event) -> event.path("event").asString())
			.startsWith("thread.created", "thread.run.created", "thread.run.queued")
			.contains("thread.run.requires_action", "thread.message.delta")
			.endsWith("thread.run.completed", "done", "run.finished");
		assertThat(events).allSatisfy((event) -> {
			assertThat(event.propertyNames()).containsExactly("event", "data", "meta");
			assertThat(event.path("meta").path("clientRunId").asString()).isNotEmpty();
		});
		assertThat(events).extracting((event) -> event.path("meta").path("sequence").asInt())
			.startsWith(0, 1, 2)
			.isSorted()
			.hasSameSizeAs(events)
			.last()
			.isEqualTo(events.size() - 1);
		assertThat(program.err()).isEmpty();
	}

	@Test
	void shouldPrintPayloadsAsOnTheWireAndDoneAsText() {
		this.server.enqueue(RunScript.answering("a\nb"));
		List<JsonNode> events = events(Program.ask(this.server, "--console.format=JSON"));
		assertThat(data(events, "thread.message.completed").at("/content/0/text/value").asString()).isEqualTo("a\nb");
		assertThat(data(events, "done").asString()).isEqualTo("[DONE]");
		JsonNode finished = data(events, "run.finished");
		assertThat(finished.path("outcome").asString()).isEqualTo("completed");
		assertThat(finished.path("usage").path("total_tokens").asInt()).isPositive();
	}

	@Test
	void shouldPrintUnknownEventsAsJsonOrText() {
		this.server.enqueue(StubResponse.eventStream("""
				event: thread.news
				data: {"a":[1,2.5]}

				event: thread.gossip
				data: not json

				"""));
		Program program = Program.ask(this.server, "--console.format=json");
		List<JsonNode> events = events(program);
		assertThat(program.out()).contains("{\"event\":\"thread.news\",\"data\":{\"a\":[1,2.5]},\"meta\":{");
		assertThat(data(events, "thread.gossip").asString()).isEqualTo("not json");
		assertThat(data(events, "run.finished").path("outcome").asString()).isEqualTo("lost");
		assertThat(program.status()).isEqualTo(4);
	}

	private List<JsonNode> events(Program program) {
		assertThat(program.out()).endsWith("}\n");
		return program.out().lines().map(this.json::readTree).toList();
	}

	private static JsonNode data(List<JsonNode> events, String name) {
		return events.stream()
			.filter((event) -> name.equals(event.path("event").asString()))
			.findFirst()
			.orElseThrow()
			.path("data");
	}

}

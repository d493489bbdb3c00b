package io.github.openaiassistants.backend.responses.translation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.RunToolCall;
import io.github.openaiassistants.model.RunToolCallFunction;
import io.github.openaiassistants.model.ToolOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a server sends, the events are in an order in which the Assistants API could
 * have sent them.
 */
class GeneratedResponseTests {

	private static final int RUNS = 300;

	private static final List<String> VALUES = List.of("null", "true", "-1", "0", "7", "2", "1e300", "0.5", "\"\"",
			"\"x\"", "\"msg_1\"", "\"message\"", "\"function_call\"", "\"incomplete\"", "\"failed\"", "\"cancelled\"",
			"[]", "{}", "[null,7,{\"type\":\"output_text\"}]", "{\"type\":\"message\"}", "99999999999999999999",
			"\"response.failed\"", "\"error\"", "\"response.output_text.delta\"", "\"mcp_approval_request\"");

	@Test
	void wholeStreamTellsAllThatTheResponseHolds() {
		forSeeds((random, source) -> {
			Translation translation = new Translation();
			GeneratedResponse response = new GeneratedResponse(random, "resp_1", true);
			read(translation, response.events());
			assertTold(source, translation, response);
			assertThat(translation.unknown().stream().filter((name) -> name.startsWith("response.output_item")))
				.as(source)
				.hasSize(2 * response.hidden());
			assertThat(BridgedOrder.violations(answer(random, translation).events())).as(source).isEmpty();
			translation.translated().forEach((event) -> WireSchemas.assertValid(source, event));
		});
	}

	@Test
	void lostEventsAreMadeUpForAtTheEnd() {
		forSeeds((random, source) -> {
			Translation translation = new Translation();
			GeneratedResponse response = new GeneratedResponse(random, "resp_1", true);
			List<ObjectNode> events = response.events();
			events.subList(0, events.size() - 1).removeIf((event) -> random.nextInt(3) == 0);
			read(translation, events);
			assertThat(BridgedOrder.violationsOfHostile(answer(random, translation).events(), true)).as(source)
				.isEmpty();
		});
	}

	@Test
	void responseThatIsFetchedTellsTheRestOfAStream() {
		forSeeds((random, source) -> {
			Translation translation = new Translation();
			GeneratedResponse response = new GeneratedResponse(random, "resp_1", true);
			List<ObjectNode> events = response.events();
			read(translation, events.subList(0, random.nextInt(events.size())));
			translation.fetch(response.completed().path("response").toString());
			assertTold(source, translation, response);
			assertThat(BridgedOrder.violations(answer(random, translation).events())).as(source).isEmpty();
		});
	}

	@Test
	void resumedStreamIsToldOnce() {
		forSeeds((random, source) -> {
			Translation translation = new Translation();
			GeneratedResponse response = new GeneratedResponse(random, "resp_1", true);
			List<ObjectNode> events = response.events();
			for (int i = 0; i < events.size(); i++) {
				events.get(i).put("sequence_number", i);
			}
			int cut = random.nextInt(events.size());
			read(translation, events.subList(0, cut));
			// Servers may begin before the position they were asked for
			read(translation.resume(), events.subList(random.nextInt(cut + 1), events.size()));
			assertTold(source, translation, response);
			assertThat(BridgedOrder.violations(answer(random, translation).events())).as(source).isEmpty();
		});
	}

	@Test
	void nothingAServerSendsMakesIllegalEvents() {
		forSeeds((random, source) -> {
			Translation translation = new Translation();
			for (int round = 0; round < 3 && !translation.translator().isOver(); round++) {
				GeneratedResponse response = new GeneratedResponse(random, "resp_" + round, true);
				List<ObjectNode> events = response.events();
				events.addAll(new GeneratedResponse(random, "resp_1", true).events());
				spoil(random, events);
				for (ObjectNode event : events) {
					read(translation, List.of(event));
					interfere(random, translation, response);
				}
				answer(random, translation);
			}
			boolean over = translation.translator().isOver() && translation.translator().known() != null;
			assertThat(BridgedOrder.violationsOfHostile(translation.events(), over)).as(source).isEmpty();
		});
	}

	private static void forSeeds(BiConsumer<Random, String> test) {
		long first = new Random().nextLong();
		for (int i = 0; i < RUNS; i++) {
			test.accept(new Random(first + i), "seed " + (first + i));
		}
	}

	private static void read(Translation translation, List<ObjectNode> events) {
		StringBuilder body = new StringBuilder();
		events.forEach((event) -> body.append("data: ").append(event).append("\n\n"));
		translation.stream(body.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static void assertTold(String source, Translation translation, GeneratedResponse response) {
		Map<String, String> texts = new LinkedHashMap<>();
		Map<String, String> calls = new LinkedHashMap<>();
		for (AssistantStreamEvent event : translation.events()) {
			if (event instanceof ThreadMessageCompleted message) {
				texts.put(message.data().id(), message.text());
			}
			if (event instanceof ThreadRunRequiresAction action) {
				for (RunToolCall call : action.functionCalls()) {
					RunToolCallFunction function = call.function();
					calls.put(call.id(), String.valueOf((function != null) ? function.arguments() : null));
				}
			}
		}
		assertThat(texts).as(source).containsExactlyInAnyOrderEntriesOf(response.texts());
		assertThat(calls).as(source).containsExactlyInAnyOrderEntriesOf(response.calls());
	}

	// Answer the calls that the run waits for, if it does, and let it end.
	private static Translation answer(Random random, Translation translation) {
		TranslatedRun known = translation.translator().known();
		if (known != null && !known.pendingCalls().isEmpty()) {
			translation.submit(
					known.pendingCalls().stream().map((call) -> ToolOutput.of(call, "ok")).toArray(ToolOutput[]::new));
			read(translation, new GeneratedResponse(random, "resp_2", false).events());
		}
		return translation;
	}

	private static void spoil(Random random, List<ObjectNode> events) {
		for (int i = random.nextInt(1 + events.size()); i > 0; i--) {
			int position = random.nextInt(events.size());
			switch (random.nextInt(5)) {
				case 0 -> Collections.swap(events, position, random.nextInt(events.size()));
				case 1 -> events.add(random.nextInt(events.size()), events.get(position).deepCopy());
				case 2 -> spoil(random, events.get(position));
				case 3 -> events.get(position).remove(List.of("output_index", "item_id", "content_index"));
				default -> events.get(position).put("output_index", random.nextInt(3));
			}
		}
	}

	private static void spoil(Random random, ObjectNode object) {
		List<String> names = new ArrayList<>(object.propertyNames());
		if (names.isEmpty()) {
			return;
		}
		String name = names.get(random.nextInt(names.size()));
		JsonNode value = object.get(name);
		if (value instanceof ObjectNode inner && random.nextInt(3) != 0) {
			spoil(random, inner);
		}
		else if (value.isArray() && !value.isEmpty() && value.get(0) instanceof ObjectNode inner
				&& random.nextInt(3) != 0) {
			spoil(random, inner);
		}
		else if (random.nextBoolean()) {
			object.remove(name);
		}
		else {
			object.set(name, Translation.tree(VALUES.get(random.nextInt(VALUES.size()))));
		}
	}

	private static void interfere(Random random, Translation translation, GeneratedResponse response) {
		switch (random.nextInt(60)) {
			case 0 -> translation.cancelAnswered("{\"id\":\"resp_1\",\"status\":\"in_progress\"}");
			case 1 -> translation.cancelAnswered("{\"id\":\"resp_1\",\"status\":\"completed\"}");
			case 2 -> translation.fetch("{\"id\":\"resp_1\",\"status\":\"queued\"}");
			case 3 -> translation.resume();
			case 4 -> translation.stream("[7", "7", "[DONE]").resume();
			default -> {
				if (random.nextInt(300) == 0) {
					translation.cancelAnswered("{\"status\":\"cancelled\"}");
				}
				else if (random.nextInt(300) == 0) {
					translation.end();
				}
				else if (random.nextInt(300) == 0) {
					translation.translator().disconnected();
					translation.take();
				}
				else if (random.nextInt(300) == 0) {
					translation.fetch(response.completed().path("response").toString());
				}
			}
		}
	}

}

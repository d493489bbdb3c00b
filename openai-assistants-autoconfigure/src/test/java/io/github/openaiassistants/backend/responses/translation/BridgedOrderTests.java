package io.github.openaiassistants.backend.responses.translation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.event.AssistantStreamEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checks of bridged runs notice what is wrong.
 */
class BridgedOrderTests {

	@ParameterizedTest
	@ValueSource(strings = { "done", "thread.run.created", "thread.run.completed", "thread.run.step.completed" })
	void missingEventIsNoticed(String name) {
		List<AssistantStreamEvent> events = events();
		events.removeIf((event) -> event.name().equals(name));
		assertThat(BridgedOrder.violations(events)).isNotEmpty();
		assertThat(BridgedOrder.violationsOfHostile(events, true)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 8, 9, 10 })
	void repeatedEventIsNoticed(int position) {
		List<AssistantStreamEvent> events = events();
		events.add(position, events.get(position));
		assertThat(BridgedOrder.violationsOfHostile(events, true)).isNotEmpty();
	}

	@Test
	void eventAfterTheEndIsNoticed() {
		List<AssistantStreamEvent> events = events();
		events.add(events.get(1));
		assertThat(BridgedOrder.violations(events)).isNotEmpty();
	}

	@Test
	void valueThatIsNotValidIsNoticed() {
		String run = Translation.json(events().get(0)).toString();
		assertThat(WireSchemas.problems("run", Translation.tree(run))).isEmpty();
		for (String wrong : List.of(run.replace("\"queued\"", "\"new\""), run.replace("\"usage\":null", "\"usage\":7"),
				run.replace("\"expires_at\":null,", ""),
				run.replace("\"tools\":[]", "\"tools\":[{\"type\":\"new\"}]"))) {
			assertThat(WireSchemas.problems("run", Translation.tree(wrong))).as(wrong).isNotEmpty();
		}
	}

	private static List<AssistantStreamEvent> events() {
		List<AssistantStreamEvent> events = new ArrayList<>(new Translation()
			.stream(Payloads.CREATED, Payloads.MESSAGE, Payloads.TEXT, Payloads.MESSAGE_DONE, Payloads.COMPLETED)
			.events());
		assertThat(BridgedOrder.violations(events)).isEmpty();
		assertThat(events).hasSize(12);
		return events;
	}

}

package io.github.openaiassistants.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;
import io.github.openaiassistants.model.ErrorObject;
import io.github.openaiassistants.model.MessageDeltaObject;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStepDeltaObject;
import io.github.openaiassistants.model.RunStepObject;
import io.github.openaiassistants.model.ThreadObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of events, the records and the table of names agree.
 */
class EventCatalogTests {

	private static final Map<String, Class<?>> PAYLOADS = Map.of("thread", ThreadObject.class, "run", RunObject.class,
			"run_step", RunStepObject.class, "run_step_delta", RunStepDeltaObject.class, "message", MessageObject.class,
			"message_delta", MessageDeltaObject.class, "error", ErrorObject.class, "done", String.class);

	private static final List<Class<?>> WITHOUT_NAME = List.of(UnknownEvent.class, UndecodableEvent.class);

	private final EventTypes types = new EventTypes();

	@Test
	void everyEventOfTheListHasItsRecord() throws ReflectiveOperationException {
		assertThat(WireData.events()).hasSize(25);
		for (JsonNode entry : WireData.events()) {
			String name = entry.get("event").stringValue();
			String record = entry.get("ruby").isString() ? entry.get("ruby").stringValue() : "DoneEvent";
			Class<?> type = Class.forName(AssistantsEvent.class.getPackageName() + "." + record);
			assertThat(type.getField("NAME").get(null)).as(record).isEqualTo(name);
			assertThat(type.getRecordComponents()).as(record).hasSize(2);
			assertThat(type.getRecordComponents()[0].getType()).as(record)
				.isEqualTo(PAYLOADS.get(entry.get("payload").stringValue()));
			assertThat(type.getInterfaces()).as(record).hasSize(1);
		}
	}

	@Test
	void everyRecordIsInTheList() {
		List<String> listed = WireData.events().stream().map((entry) -> entry.get("event").stringValue()).toList();
		assertThat(names(AssistantStreamEvent.class)).containsExactlyInAnyOrderElementsOf(listed);
		assertThat(names(RunLifecycleEvent.class)).hasSize(5).doesNotContainAnyElementsOf(listed);
	}

	@Test
	void theTableHasEveryEventWithAnObject() {
		Map<String, Class<?>> listed = WireData.events()
			.stream()
			.filter((entry) -> !List.of("error", "done").contains(entry.get("event").stringValue()))
			.collect(Collectors.toMap((entry) -> entry.get("event").stringValue(),
					(entry) -> PAYLOADS.getOrDefault(entry.get("payload").stringValue(), Void.class)));
		assertThat(this.types.all().stream().collect(Collectors.toMap(EventType::name, EventType::payload)))
			.isEqualTo(listed);
	}

	@Test
	void everyNameOfOursIsTaken() {
		assertThat(names(AssistantsEvent.class)).hasSize(30).allMatch(this.types::isTaken);
		assertThat(this.types.isTaken("ping")).isFalse();
	}

	@Test
	void aRecordTellsTheNameItWasMadeFor() {
		assertThat(EventSamples.all()).allSatisfy((event) -> {
			if (!WITHOUT_NAME.contains(event.getClass())) {
				assertThat(names(event.getClass())).containsExactly(event.name());
			}
		});
	}

	private static List<String> names(Class<?> type) {
		if (type.isSealed()) {
			return Arrays.stream(type.getPermittedSubclasses())
				.filter((permitted) -> !WITHOUT_NAME.contains(permitted))
				.flatMap((permitted) -> names(permitted).stream())
				.toList();
		}
		return Stream.of(type).map(EventCatalogTests::name).toList();
	}

	private static String name(Class<?> type) {
		try {
			return (String) type.getField("NAME").get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new LinkageError(type + " has no name", ex);
		}
	}

}

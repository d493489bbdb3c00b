package io.github.openaiassistants.codec;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.DoneEvent;
import io.github.openaiassistants.event.ErrorEvent;
import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.event.EventOrigin;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The records of the sealed hierarchy, the table of names and the list of the events of
 * the wire agree.
 */
class EventTableTests {

	private static final Map<String, Class<?>> WITHOUT_OBJECT = Map.of(ErrorEvent.NAME, ErrorEvent.class,
			DoneEvent.NAME, DoneEvent.class);

	private static final EventTypes TABLE = new EventTypes();

	static List<EventType> table() {
		return TABLE.all();
	}

	@Test
	void namesOfTheRecordsAreThoseOfTheWire() throws Exception {
		Map<String, Class<?>> records = new TreeMap<>();
		for (Class<?> type : records(AssistantStreamEvent.class)) {
			if (type != UnknownEvent.class && type != UndecodableEvent.class) {
				assertThat(records.put(name(type), type)).as(name(type)).isNull();
			}
		}
		assertThat(records.keySet()).isEqualTo(fixture().keySet()).hasSize(25);
	}

	@Test
	void namesOfTheTableAreThoseOfTheWire() throws IOException {
		Set<String> names = new TreeSet<>(WITHOUT_OBJECT.keySet());
		assertThat(table()).allSatisfy((type) -> assertThat(names.add(type.name())).as(type.name()).isTrue());
		assertThat(names).isEqualTo(fixture().keySet());
	}

	@ParameterizedTest
	@MethodSource("table")
	void lineOfTheTableMakesTheRecordOfThatName(EventType type) throws Exception {
		Object data = AssistantsJson.create().read("{\"id\":\"id_1\"}", type.payload());
		AssistantStreamEvent event = type.event(data, meta());
		assertThat(event.name()).isEqualTo(type.name()).isEqualTo(name(event.getClass()));
		assertThat(event.getClass().getSimpleName()).isEqualTo(pascalCase(type.name()));
		assertThat(event.data()).isSameAs(data);
		assertThat(dataType(event.getClass())).isEqualTo(type.payload());
	}

	@ParameterizedTest
	@MethodSource("table")
	void lineOfTheTableHasThePayloadOfTheWire(EventType type) throws IOException {
		JsonNode line = Objects.requireNonNull(fixture().get(type.name()));
		String schema = line.path("schema").stringValue("").replace(".schema.json", "");
		assertThat(type.payload()).isEqualTo(WireData.TYPES_BY_SCHEMA.get(schema));
	}

	@ParameterizedTest
	@MethodSource("table")
	void lineOfTheTableIsFoundByTextAndBytes(EventType type) {
		byte[] bytes = ("x" + type.name() + "x").getBytes(StandardCharsets.UTF_8);
		assertThat(TABLE.find(type.name())).isSameAs(type);
		assertThat(TABLE.find(bytes, 1, bytes.length - 2)).isSameAs(type);
		assertThat(TABLE.find(bytes, 0, bytes.length)).isNull();
	}

	@Test
	void namesOfOurOwnEventsAreNotOfTheWire() throws Exception {
		Set<String> wire = fixture().keySet();
		for (Class<?> type : records(RunLifecycleEvent.class)) {
			assertThat(wire).doesNotContain(name(type));
		}
	}

	@Test
	void everyEventIsARecordOfDataAndMeta() {
		assertThat(records(AssistantsEvent.class)).hasSize(32)
			.allSatisfy((type) -> assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
				.as(type.getSimpleName())
				.contains("data")
				.endsWith("meta"));
	}

	private static List<Class<?>> records(Class<?> root) {
		Class<?> @Nullable [] permitted = root.getPermittedSubclasses();
		if (permitted == null) {
			assertThat(root).isRecord();
			return List.of(root);
		}
		List<Class<?>> records = new ArrayList<>();
		Arrays.stream(permitted).forEach((type) -> records.addAll(records(type)));
		return records;
	}

	private static String name(Class<?> type) throws ReflectiveOperationException {
		return (String) type.getField("NAME").get(null);
	}

	private static Class<?> dataType(Class<?> event) {
		return event.getRecordComponents()[0].getType();
	}

	private static String pascalCase(String name) {
		return Stream.of(name.split("[._]"))
			.map((word) -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
			.collect(Collectors.joining());
	}

	private static EventMeta meta() {
		RunReference run = new RunReference("run_1", "thread_1", null, "default", "client-run", null, Map.of());
		return new EventMeta(run, 0, Instant.EPOCH, EventOrigin.STREAM);
	}

	private static Map<String, JsonNode> fixture() throws IOException {
		Map<String, JsonNode> events = new TreeMap<>();
		WireData.tree(Files.readString(Path.of("src/test/resources/wire/events.json")))
			.path("events")
			.forEach((event) -> assertThat(events.put(event.path("event").stringValue(""), event)).isNull());
		return events;
	}

}

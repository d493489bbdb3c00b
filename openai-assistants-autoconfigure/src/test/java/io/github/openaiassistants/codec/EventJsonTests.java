package io.github.openaiassistants.codec;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunLifecycleEvent;
import io.github.openaiassistants.event.ThreadRunCreated;
import io.github.openaiassistants.event.UndecodableEvent;
import io.github.openaiassistants.event.UnknownEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Events as {@code {"event", "data", "meta"}}, through mappers of any kind.
 */
class EventJsonTests {

	private static final List<AssistantsEvent> SAMPLES = EventSamples.all();

	private static final Map<String, JsonMapper> MAPPERS = mappers();

	private static final String META = "\"meta\":{\"client\":\"c\",\"clientRunId\":\"r\",\"attributes\":{},"
			+ "\"sequence\":0,\"receivedAt\":\"2025-07-08T18:40:00Z\",\"origin\":\"STREAM\"}";

	private static Map<String, JsonMapper> mappers() {
		return Map.of("own", Streams.JSON.mapper(), "plain", builder().build(), "renaming",
				builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
					.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_EMPTY)
						.withContentInclusion(JsonInclude.Include.NON_EMPTY))
					.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
					.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
					.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
					.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
					.build(),
				"typing",
				builder()
					.activateDefaultTyping(
							BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
							DefaultTyping.NON_FINAL)
					.build(),
				"ascii",
				builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
					.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
					.build());
	}

	static Set<String> mapperNames() {
		return MAPPERS.keySet();
	}

	@Test
	void thereIsASampleOfEveryRecord() {
		assertThat(records(AssistantsEvent.class)).hasSizeGreaterThanOrEqualTo(32)
			.allMatch(Class::isRecord)
			.isEqualTo(Set.copyOf(SAMPLES.stream().map(Object::getClass).toList()));
	}

	@ParameterizedTest
	@MethodSource("mapperNames")
	void everyEventComesBackEqual(String name) {
		JsonMapper mapper = mapper(name);
		for (AssistantsEvent event : SAMPLES) {
			String json = mapper.writeValueAsString(event);
			assertThat(json).startsWith("{\"event\":\"").doesNotContain("\n", "\r");
			for (Class<?> type : types(event.getClass())) {
				assertThat(mapper.readValue(json, type)).as("%s as %s", json, type.getSimpleName()).isEqualTo(event);
			}
			assertThat(mapper.readValue(mapper.writeValueAsBytes(event), AssistantsEvent.class)).isEqualTo(event);
			assertThat(mapper.treeToValue(mapper.readTree(json), AssistantsEvent.class)).hasSameClassAs(event);
		}
	}

	@ParameterizedTest
	@MethodSource("mapperNames")
	void everyMapperWritesTheSame(String name) {
		for (AssistantsEvent event : SAMPLES) {
			assertThat(WireData.tree(mapper(name).writeValueAsString(event)))
				.isEqualTo(WireData.tree(Streams.JSON.writeString(event)));
		}
	}

	@ParameterizedTest
	@MethodSource("mapperNames")
	void eventsAreMembersOfOtherTypes(String name) {
		JsonMapper mapper = mapper(name);
		Holder holder = new Holder(SAMPLES.get(0), List.copyOf(SAMPLES));
		assertThat(mapper.readValue(mapper.writeValueAsString(holder), Holder.class)).isEqualTo(holder);
	}

	@Test
	void aPayloadIsAsOnTheWire() {
		assertThat(data(new UnknownEvent("ping", " { \"a\" : [ 1e2 ,\r\n null ] } ", Streams.meta(0))))
			.isEqualTo(WireData.tree("{\"a\":[1e2,null]}"));
		assertThat(data(new UnknownEvent("ping", "\"text\"", Streams.meta(0))).stringValue()).isEqualTo("\"text\"");
		assertThat(data(new UnknownEvent("ping", "text", Streams.meta(0))).stringValue()).isEqualTo("text");
		assertThat(data(new UnknownEvent("ping", "{\"a\":1}{", Streams.meta(0))).stringValue()).isEqualTo("{\"a\":1}{");
	}

	@Test
	void aPayloadThatCouldNotBeDecodedIsJsonWhereItIsJson() {
		for (String payload : List.of("[1]", "{\"id\":", "\"text\"", "no JSON at all")) {
			UndecodableEvent event = new UndecodableEvent("thread.created", payload, "not readable", Streams.meta(0));
			assertThat(data(event).isString()).isEqualTo(!payload.equals("[1]"));
			assertThat(Streams.JSON.read(Streams.JSON.writeString(event), AssistantsEvent.class)).isEqualTo(event);
		}
	}

	@Test
	void aServerCannotMakeUpOurEvents() {
		AssistantStreamEvent event = Streams.event("run.finished", "{\"outcome\":\"completed\"}");
		assertThat(Streams.JSON.read(Streams.JSON.writeString(event), AssistantsEvent.class)).isEqualTo(event)
			.isInstanceOf(UnknownEvent.class);
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> Streams.JSON.read(Streams.JSON.writeString(event), RunLifecycleEvent.class));
	}

	@Test
	void correlationMayBeMissing() {
		AssistantsEvent event = Streams.JSON.read("{\"event\":\"ping\",\"data\":\"x\",\"meta\":{}}",
				AssistantsEvent.class);
		assertThat(event.meta().runId()).isNull();
		assertThat(event.meta().attributes()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mapperNames")
	void anEventIsNotReadAsAnother(String name) {
		JsonMapper mapper = mapper(name);
		for (AssistantsEvent event : SAMPLES) {
			Class<?> other = (event instanceof ThreadRunCreated) ? RunFinished.class : ThreadRunCreated.class;
			Class<?> family = (event instanceof RunLifecycleEvent) ? AssistantStreamEvent.class
					: RunLifecycleEvent.class;
			String json = mapper.writeValueAsString(event);
			assertThatExceptionOfType(JacksonException.class).as(json).isThrownBy(() -> mapper.readValue(json, other));
			assertThatExceptionOfType(JacksonException.class).as(json).isThrownBy(() -> mapper.readValue(json, family));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "1", "[]", "\"event\"", "{}", "{\"event\":\"ping\"}",
			"{\"event\":\"ping\",\"data\":1}", "{\"event\":1,\"data\":1,\"meta\":{}}",
			"{\"event\":\"ping\",\"data\":1,\"meta\":[]}", "{\"event\":\"ping\",\"data\":1,\"meta\":null}",
			"{\"event\":\"ping\",\"meta\":{}}", "{\"event\":\"error\",\"meta\":{}}", "{\"event\":\"done\",\"meta\":{}}",
			"{\"event\":\"ping\",\"data\":1,\"meta\":{\"receivedAt\":\"yesterday\"}}",
			"{\"event\":\"ping\",\"data\":1,\"meta\":{\"origin\":\"MOON\"}}",
			"{\"event\":\"run.finished\",\"data\":{\"outcome\":\"won\"},\"meta\":{}}",
			"{\"event\":\"run.finished\",\"data\":{},\"meta\":{}}",
			"{\"event\":\"run.finished\",\"data\":{\"outcome\":\"lost\",\"duration\":\"long\"},\"meta\":{}}",
			"{\"event\":\"run.finished\",\"data\":{\"outcome\":\"lost\",\"timeToFirstText\":\"P99999999999999999D\"},"
					+ "\"meta\":{}}",
			"{\"event\":\"run.finished\",\"data\":{\"outcome\":\"lost\",\"snapshot\":{\"messages\":[null]}},\"meta\":{}}",
			"{\"event\":\"run.finished\",\"data\":{\"outcome\":\"lost\",\"snapshot\":{\"steps\":[7]}},\"meta\":{}}",
			"{\"event\":\"function.started\",\"data\":{\"duration\":\"\"},\"meta\":{}}" })
	void rubbishIsRefused(String json) {
		for (JsonMapper mapper : MAPPERS.values()) {
			assertThatExceptionOfType(JacksonException.class)
				.isThrownBy(() -> mapper.readValue(json, AssistantsEvent.class));
			assertThatExceptionOfType(JacksonException.class).isThrownBy(
					() -> mapper.readerFor(AssistantsEvent.class).readValue("{\"event\":\"ping\",\"data\":" + json));
		}
	}

	@Test
	void aPayloadOfAnotherKindIsRefused() {
		for (AssistantsEvent event : SAMPLES) {
			if (event.data() instanceof String || event.name().equals("error")) {
				continue;
			}
			for (String data : List.of("null", "[]", "7", "\"x\"", "[{}]")) {
				String json = "{\"event\":\"" + event.name() + "\",\"data\":" + data + "," + META + "}";
				assertThatExceptionOfType(JacksonException.class).as(json)
					.isThrownBy(() -> Streams.JSON.read(json, AssistantsEvent.class));
			}
		}
	}

	@Test
	void anyOddMemberIsReadOrRefused() {
		List<String> odd = List.of("null", "[]", "{}", "7", "-1.5", "1e999", "\"x\"", "true", "[null]", "{\"a\":null}");
		for (AssistantsEvent event : SAMPLES) {
			if (event instanceof RunLifecycleEvent || event instanceof UnknownEvent) {
				for (String member : List.of("event", "data", "meta", "unknown", "problem")) {
					odd.forEach((value) -> readOrRefuse(event, "", member, value));
				}
				for (String path : List.of("/meta", "/data", "/data/cause", "/data/snapshot")) {
					JsonNode parent = WireData.tree(Streams.JSON.writeString(event)).at(path);
					for (String member : parent.propertyNames()) {
						odd.forEach((value) -> readOrRefuse(event, path, member, value));
					}
				}
			}
		}
	}

	private static void readOrRefuse(AssistantsEvent event, String path, String member, String value) {
		JsonNode tree = WireData.tree(Streams.JSON.writeString(event));
		if (tree.at(path) instanceof ObjectNode parent) {
			parent.set(member, WireData.tree(value));
		}
		String json = RawJson.write(tree);
		AssistantsEvent read;
		try {
			read = Streams.JSON.read(json, AssistantsEvent.class);
		}
		catch (JacksonException ex) {
			assertThat(ex.getMessage()).as(json).isNotBlank();
			return;
		}
		assertThat(Streams.JSON.read(Streams.JSON.writeString(read), AssistantsEvent.class)).as(json).isEqualTo(read);
	}

	private static JsonMapper mapper(String name) {
		return Objects.requireNonNull(MAPPERS.get(name));
	}

	private static JsonMapper.Builder builder() {
		return JsonMapper.builder().addModule(new AssistantsJacksonModule());
	}

	private static JsonNode data(AssistantsEvent event) {
		return WireData.tree(Streams.JSON.writeString(event)).path("data");
	}

	private static Set<Class<?>> records(Class<?> type) {
		Set<Class<?>> records = new LinkedHashSet<>();
		for (Class<?> permitted : type.getPermittedSubclasses()) {
			if (permitted.isSealed()) {
				records.addAll(records(permitted));
			}
			else {
				records.add(permitted);
			}
		}
		return records;
	}

	// Return the type itself and every interface that is an event.
	private static Set<Class<?>> types(Class<?> type) {
		Set<Class<?>> types = new LinkedHashSet<>(List.of(type));
		Arrays.stream(type.getInterfaces())
			.filter(AssistantsEvent.class::isAssignableFrom)
			.flatMap((parent) -> Stream.concat(Stream.of(parent), types(parent).stream()))
			.forEach(types::add);
		return types;
	}

	/**
	 * A type of an application.
	 *
	 * @param event one event
	 * @param more more events
	 */
	record Holder(AssistantsEvent event, List<AssistantsEvent> more) {

	}

}

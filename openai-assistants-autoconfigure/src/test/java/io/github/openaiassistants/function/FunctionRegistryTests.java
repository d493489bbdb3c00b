package io.github.openaiassistants.function;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.codec.AssistantsJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FunctionRegistryTests {

	private static final FunctionHandler FIRST = new TestFunction("first", (arguments, context) -> "");

	private static final FunctionHandler SECOND = new TestFunction("second", (arguments, context) -> "");

	@Test
	void functionsAreFoundByTheirExactName() {
		FunctionRegistry registry = Rounds.registry(FIRST, SECOND);
		assertThat(registry.find("second")).isSameAs(SECOND);
		assertThat(registry.find("Second")).isNull();
		assertThat(registry.find("")).isNull();
	}

	@Test
	void functionsAreAskedForOnceAndNotBeforeTheyAreNeeded() {
		AtomicInteger asked = new AtomicInteger();
		FunctionRegistry registry = new FunctionRegistry(() -> {
			asked.incrementAndGet();
			return Stream.of(FIRST);
		}, Rounds.MAPPER, Map.of());
		assertThat(asked).hasValue(0);
		registry.afterSingletonsInstantiated();
		assertThat(registry.find("first")).isNotNull();
		assertThat(registry.tools()).hasSize(1);
		assertThat(asked).hasValue(1);
	}

	@Test
	void functionsAreToolsOfRequests() {
		FunctionHandler described = new Described("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
		JsonNode tools = AssistantsJson.create().mapper().valueToTree(Rounds.registry(FIRST, described).tools());
		assertThat(tools).isEqualTo(Rounds.MAPPER.readTree("""
				[{"type":"function","function":{"name":"first",
				"parameters":{"type":"object","properties":{},"additionalProperties":false}}},
				{"type":"function","function":{"name":"described","description":"Does something.","strict":true,
				"parameters":{"type":"object","properties":{"a":{"type":"string"}}}}}]"""));
	}

	@Test
	void twoFunctionsOfOneNameAreRefused() {
		FunctionRegistry registry = Rounds.registry(FIRST, SECOND, FIRST);
		assertThatExceptionOfType(InvalidFunctionException.class).isThrownBy(registry::afterSingletonsInstantiated)
			.withMessage("There are two functions first: " + TestFunction.class.getName() + " and "
					+ TestFunction.class.getName())
			.satisfies((ex) -> assertThat(ex.remedy()).contains("Rename"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "a b", "a.b", "ä", "a23456789012345678901234567890123456789012345678901234567890123456" })
	void nameThatCannotBeSentIsRefused(String name) {
		FunctionRegistry registry = Rounds.registry(new TestFunction(name, (arguments, context) -> ""));
		assertThatExceptionOfType(InvalidFunctionException.class).isThrownBy(registry::afterSingletonsInstantiated)
			.satisfies((ex) -> assertThat(ex.remedy()).contains("1 to 64"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "[]", "null" })
	void parametersThatAreNoSchemaAreRefused(String parameters) {
		FunctionRegistry registry = Rounds.registry(new Described(parameters));
		assertThatExceptionOfType(InvalidFunctionException.class).isThrownBy(registry::afterSingletonsInstantiated)
			.withMessageContaining("The parameters of the function described");
	}

	@Test
	void assistantThatIsNotListedMayCallEverything() {
		FunctionRegistry registry = restricted(Map.of("asst_1", List.of("first")));
		assertThat(registry.tools("asst_2")).hasSize(2);
		assertThat(registry.isAllowed("second", "asst_2")).isTrue();
	}

	@Test
	void assistantThatIsListedMayCallWhatItsListSays() {
		FunctionRegistry registry = restricted(Map.of("asst_1", List.of("first"), "asst_2", List.of()));
		assertThat(registry.isAllowed("first", "asst_1")).isTrue();
		assertThat(registry.isAllowed("second", "asst_1")).isFalse();
		assertThat(registry.tools("asst_1")).hasSize(1);
		assertThat(registry.tools("asst_2")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "asst_AbC1", "asstAbC1", "asst.abc1", "ASST-ABC1" })
	void idThatConfigurationChangedIsRecognized(String configured) {
		assertThat(restricted(Map.of(configured, List.of("first"))).isAllowed("second", "asst_AbC1")).isFalse();
	}

	@Test
	void ofTwoListsForOneAssistantBothApply() {
		FunctionRegistry registry = restricted(Map.of("asst_a", List.of("first"), "asst_A", List.of("second")));
		assertThat(registry.tools("asst_a")).isEmpty();
	}

	@Test
	void assistantThatIsNotKnownMayCallNothingWhereThereAreLists() {
		assertThat(restricted(Map.of("asst_1", List.of("first"))).isAllowed("first", null)).isFalse();
		assertThat(restricted(Map.of()).isAllowed("first", null)).isTrue();
	}

	private static FunctionRegistry restricted(Map<String, List<String>> allowed) {
		return new FunctionRegistry(() -> Stream.of(FIRST, SECOND), Rounds.MAPPER, allowed);
	}

	/**
	 * A function with everything.
	 *
	 * @param parameters its schema
	 */
	record Described(String parameters) implements FunctionHandler {

		@Override
		public String name() {
			return "described";
		}

		@Override
		public String description() {
			return "Does something.";
		}

		@Override
		public boolean strict() {
			return true;
		}

		@Override
		public String call(JsonNode arguments, FunctionCallContext context) {
			return "";
		}

	}

}

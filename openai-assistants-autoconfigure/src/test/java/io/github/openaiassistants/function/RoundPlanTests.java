package io.github.openaiassistants.function;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.function.FunctionSettings.Unknown;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which rounds are answered here.
 */
class RoundPlanTests {

	private static final String OURS = Rounds.call("call_1", "ours", "{}");

	private static final String THEIRS = Rounds.call("call_2", "theirs", "{}");

	private static final String MADE_UP = Rounds.call("call_3", "made_up", "{}");

	private final FunctionRegistry registry = Rounds.registry(new TestFunction("ours", (arguments, context) -> ""));

	@Test
	void functionThatTheRunDeclaresAndThatIsNotHereRequiresAction() {
		List<String> declared = List.of("ours", "theirs");
		assertNotAnswered(Rounds.declaring(declared, THEIRS));
		assertNotAnswered(Rounds.declaring(declared, OURS, THEIRS));
		assertNotAnswered(Rounds.declaring(declared, THEIRS, MADE_UP));
	}

	@Test
	void functionThatTheModelMadeUpIsTold() {
		List<String> declared = List.of("ours", "theirs");
		assertAnswered(Rounds.declaring(declared, MADE_UP));
		assertAnswered(Rounds.declaring(declared, OURS, MADE_UP));
	}

	@Test
	void runThatDeclaresNothingIsAnsweredWhereOneOfItsFunctionsIsHere() {
		assertNotAnswered(Rounds.action(THEIRS));
		assertAnswered(Rounds.action(OURS, THEIRS));
		assertAnswered(Rounds.action(OURS));
		assertNotAnswered(Rounds.declaring(List.of(), THEIRS));
	}

	@Test
	void everythingIsToldWhereTheApplicationSaysSo() {
		assertThat(plan(Rounds.action(THEIRS), Unknown.TELL_MODEL)).isNotNull();
		assertThat(plan(Rounds.declaring(List.of("theirs"), THEIRS), Unknown.TELL_MODEL)).isNotNull();
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsAnsweredWithoutFunctionsOrWithoutCalls(Unknown unknown) {
		assertThat(RoundPlan.of(Rounds.action(THEIRS), Instant.MAX, Rounds.registry(), unknown)).isNull();
		assertThat(RoundPlan.of(Rounds.declaring(List.of("ours"), MADE_UP), Instant.MAX, Rounds.registry(), unknown))
			.isNull();
		assertThat(plan(Rounds.action(), unknown)).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void callsThatCannotBeToldApartAreNotAnswered(Unknown unknown) {
		assertThat(plan(Rounds.action(OURS, OURS), unknown)).isNull();
		assertThat(plan(Rounds.action(Rounds.call("", "ours", "{}")), unknown)).isNull();
	}

	@Test
	void functionThatIsNotAllowedIsOursAllTheSame() {
		FunctionRegistry restricted = new FunctionRegistry(
				() -> Stream.of(new TestFunction("ours", (arguments, context) -> "")), Rounds.MAPPER,
				Map.of("asst_1", List.of()));
		assertThat(
				RoundPlan.of(Rounds.declaring(List.of("ours"), OURS), Instant.MAX, restricted, Unknown.REQUIRE_ACTION))
			.isNotNull();
	}

	private void assertAnswered(ThreadRunRequiresAction action) {
		assertThat(plan(action, Unknown.REQUIRE_ACTION)).isNotNull();
	}

	private void assertNotAnswered(ThreadRunRequiresAction action) {
		assertThat(plan(action, Unknown.REQUIRE_ACTION)).isNull();
	}

	private @Nullable RoundPlan plan(ThreadRunRequiresAction action, Unknown unknown) {
		return RoundPlan.of(action, Instant.MAX, this.registry, unknown);
	}

}

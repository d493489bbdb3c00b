package io.github.openaiassistants.run.jdbc;

import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openaiassistants.run.LiveRun;
import io.github.openaiassistants.run.RunRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every registry of live runs does.
 */
class RunRegistryTests {

	static Stream<Arguments> registries() throws Exception {
		return Stream.of(Arguments.of(Named.named("memory", RunRegistry.inMemory())),
				Arguments.of(Named.named("H2", Instances.onH2().next())),
				Arguments.of(Named.named("HSQLDB", Instances.onHsqldb().next())));
	}

	@ParameterizedTest
	@MethodSource("registries")
	void runIsKnownAsItIsUntilItEnds(RunRegistry registry) {
		LiveRun first = Instances.run("first");
		LiveRun second = Instances.run("second");
		registry.started(first);
		registry.started(second);
		assertThat(registry.live()).containsExactlyInAnyOrder(first, second);
		LiveRun changed = first.with(first.run().with("run_1", "thread_1", "asst_1")).withFunctionsStarted(true);
		registry.changed(changed);
		assertThat(registry.live()).containsExactlyInAnyOrder(changed, second);
		registry.ended("second");
		assertThat(registry.live()).containsExactly(changed);
	}

	@ParameterizedTest
	@MethodSource("registries")
	void runThatIsLeftIsOneOfThisInstanceNoMore(RunRegistry registry) {
		registry.started(Instances.run("first"));
		registry.left("first");
		assertThat(registry.live()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("registries")
	void runThatHasEndedDoesNotComeBack(RunRegistry registry) {
		registry.started(Instances.run("first"));
		registry.ended("first");
		registry.changed(Instances.run("first").withFunctionsStarted(true));
		registry.ended("first");
		assertThat(registry.live()).isEmpty();
	}

}

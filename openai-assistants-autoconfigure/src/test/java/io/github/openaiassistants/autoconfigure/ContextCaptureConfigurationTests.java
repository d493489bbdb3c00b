package io.github.openaiassistants.autoconfigure;

import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.util.context.Context;

import io.github.openaiassistants.observation.ContextCapture;
import io.github.openaiassistants.observation.RunContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is taken up where a run is started depends on what is there.
 */
class ContextCaptureConfigurationTests {

	@AfterEach
	void clear() {
		MDC.clear();
		SecurityContextHolder.clearContext();
	}

	@Test
	void everythingIsTakenUp() {
		assertThat(seen(Contexts.connected())).isEqualTo("observation, logging, login");
	}

	@Test
	void nothingBreaksWithoutContextPropagation() {
		assertThat(seen(without("io.micrometer.context"))).isEqualTo("logging, login");
	}

	@Test
	void nothingBreaksWithoutSlf4j() {
		assertThat(seen(without("org.slf4j"))).isEqualTo("observation, login");
	}

	@Test
	void nothingBreaksWithoutSpringSecurity() {
		assertThat(seen(without("org.springframework.security"))).isEqualTo("observation, logging");
	}

	@Test
	void nothingBreaksWithoutAnyOfThem() {
		assertThat(seen(without("io.micrometer.context", "org.slf4j", "org.springframework.security"))).isEmpty();
	}

	@Test
	void observationOfTheRunArrivesWithoutContextPropagation() {
		Observation observation = Observation.start("run", ObservationRegistry.create());
		without("io.micrometer.context").run((context) -> {
			RunContext captured = context.getBean(ContextCapture.class)
				.capture(Context.of(ObservationThreadLocalAccessor.KEY, observation));
			StringBuilder seen = new StringBuilder();
			captured.wrap(() -> seen.append(current())).run();
			assertThat(seen).hasToString("observation");
			assertThat(current()).isEmpty();
		});
	}

	private static ApplicationContextRunner without(String... packages) {
		return Contexts.connected().withClassLoader(new FilteredClassLoader(packages));
	}

	private static String seen(ApplicationContextRunner runner) {
		StringBuilder seen = new StringBuilder();
		runner.run((context) -> {
			RunContext captured = capture(context.getBean(ContextCapture.class));
			captured.wrap(() -> seen.append(current())).run();
			assertThat(current()).isEmpty();
		});
		return seen.toString();
	}

	private static RunContext capture(ContextCapture capture) {
		assertThat(ContextRegistry.getInstance().getThreadLocalAccessors()).isNotEmpty();
		MDC.put("user", "ada");
		Authentication user = new TestingAuthenticationToken("ada", "");
		RunContext captured = Observation.start("request", ObservationRegistry.create())
			.scoped(() -> capture
				.capture(Context.of(ReactiveSecurityContextHolder.withAuthentication(user).readOnly())));
		MDC.clear();
		return captured;
	}

	private static String current() {
		StringBuilder current = new StringBuilder();
		append(current, "observation", ObservationRegistry.create().getCurrentObservation());
		append(current, "logging", MDC.get("user"));
		append(current, "login", SecurityContextHolder.getContext().getAuthentication());
		return current.toString();
	}

	private static void append(StringBuilder text, String name, @Nullable Object value) {
		if (value != null) {
			text.append(text.isEmpty() ? "" : ", ").append(name);
		}
	}

}

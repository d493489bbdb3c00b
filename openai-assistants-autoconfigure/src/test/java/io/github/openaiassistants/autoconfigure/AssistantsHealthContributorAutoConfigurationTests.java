package io.github.openaiassistants.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.actuate.AssistantsHealthIndicator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsHealthContributorAutoConfiguration}.
 */
class AssistantsHealthContributorAutoConfigurationTests {

	private static final String NAME = "assistantsHealthContributor";

	private final ApplicationContextRunner runner = Contexts.connected();

	private final ApplicationContextRunner enabled = this.runner
		.withPropertyValues("management.health.assistants.enabled=true");

	@Test
	void nobodyIsAskedUnlessThatIsWanted() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
		this.runner.withPropertyValues("management.health.defaults.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
	}

	@Test
	void serverIsAskedWhereThatIsWanted() {
		this.enabled.run((context) -> assertThat(context).getBean(NAME).isInstanceOf(AssistantsHealthIndicator.class));
	}

	@Test
	void serversOfSeveralClientsAreAskedByTheirNames() {
		this.enabled
			.withPropertyValues("openai.assistants.clients.next.base-url=http://localhost:1/v1",
					"openai.assistants.clients.next.api-key=any")
			.run((context) -> assertThat(context).getBean(NAME, CompositeReactiveHealthContributor.class)
				.satisfies((contributor) -> assertThat(contributor.stream()).extracting("name")
					.containsExactly("default", "next")));
	}

	@Test
	void nobodyIsAskedWhileTheClientIsSwitchedOff() {
		this.enabled.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
	}

	@Test
	void nobodyIsAskedWithoutHealth() {
		this.enabled.withClassLoader(new FilteredClassLoader(ReactiveHealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
	}

	@Test
	void indicatorGivesWayToOneOfTheApplication() {
		ReactiveHealthIndicator supplied = () -> Mono.just(Health.up().build());
		this.enabled.withBean("assistantsHealthIndicator", ReactiveHealthIndicator.class, () -> supplied)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
	}

	@Test
	void timeMustBePositive() {
		this.enabled.withPropertyValues("openai.assistants.health.timeout=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("health.timeout"));
	}

}

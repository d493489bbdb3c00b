package io.github.openaiassistants.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.openaiassistants.actuate.AssistantsEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsEndpointAutoConfiguration}.
 */
class AssistantsEndpointAutoConfigurationTests {

	private final ApplicationContextRunner runner = Contexts.connected()
		.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class));

	private final ApplicationContextRunner exposed = this.runner
		.withPropertyValues("management.endpoints.web.exposure.include=assistants");

	@Test
	void endpointIsThereWhereItIsExposed() {
		this.exposed.run((context) -> {
			assertThat(context).hasSingleBean(AssistantsEndpoint.class);
			AssistantsEndpoint.RunsDescriptor runs = context.getBean(AssistantsEndpoint.class).runs();
			assertThat(runs.active()).isEmpty();
			assertThat(runs.ended()).isEmpty();
		});
	}

	@Test
	void endpointIsNotThereUnlessItIsExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(AssistantsEndpoint.class));
	}

	@Test
	void endpointIsNotThereWithoutAccess() {
		this.exposed.withPropertyValues("management.endpoint.assistants.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(AssistantsEndpoint.class));
	}

	@Test
	void endpointIsNotThereWithoutActuator() {
		this.exposed.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AssistantsEndpoint.class));
	}

	@Test
	void endpointIsNotThereWhileTheClientIsSwitchedOff() {
		this.exposed.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AssistantsEndpoint.class));
	}

	@Test
	void endpointGivesWayToOneOfTheApplication() {
		AssistantsEndpoint supplied = new AssistantsEndpoint(List.of());
		this.exposed.withBean(AssistantsEndpoint.class, () -> supplied)
			.run((context) -> assertThat(context).getBean(AssistantsEndpoint.class).isSameAs(supplied));
	}

}

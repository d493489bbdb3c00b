package io.github.openaiassistants.test.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import io.github.openaiassistants.autoconfigure.Provider;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.event.RecordedAssistantsEvents;

/**
 * Auto-configuration of an embedded server that lives as long as the application context,
 * takes the place of every other one, and of what records events.
 */
@AutoConfiguration(before = AssistantsServerAutoConfiguration.class)
@Import(ServerConnectionConfiguration.class)
final class AssistantsServerTestAutoConfiguration {

	AssistantsServerTestAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantsServer assistantsServer(Environment environment) {
		Provider provider = Binder.get(environment)
			.bind("openai.assistants.provider", Provider.class)
			.orElse(Provider.OPENAI_COMPATIBLE);
		return AssistantsServer.builder().anyAssistant(true).dialect(dialect(provider)).start();
	}

	private static Dialect dialect(Provider provider) {
		return switch (provider) {
			case OPENAI_COMPATIBLE -> Dialect.OPENAI;
			case FOUNDRY -> Dialect.FOUNDRY;
			case AZURE_OPENAI -> Dialect.AZURE_OPENAI;
		};
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.assertj.core.api.AssertProvider")
	static class EventsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RecordedAssistantsEvents recordedAssistantsEvents() {
			return new RecordedAssistantsEvents();
		}

	}

}

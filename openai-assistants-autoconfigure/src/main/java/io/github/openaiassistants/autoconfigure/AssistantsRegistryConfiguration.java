package io.github.openaiassistants.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.run.RunRegistry;
import io.github.openaiassistants.run.RunSuccession;
import io.github.openaiassistants.run.SharedRunRegistry;
import io.github.openaiassistants.run.Successor;

/**
 * Where live runs are known, and what becomes of abandoned ones.
 */
@Configuration(proxyBeanMethods = false)
class AssistantsRegistryConfiguration {

	private final AssistantsProperties properties;

	AssistantsRegistryConfiguration(AssistantsProperties properties) {
		this.properties = properties;
	}

	@Bean
	@ConditionalOnBean(SharedRunRegistry.class)
	@ConditionalOnMissingBean
	RunSuccession assistantsRunSuccession(SharedRunRegistry registry, ObjectProvider<Successor> successor) {
		return new RunSuccession(registry, this.properties.recovery().abandoned(), successor.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	RunRegistry assistantsRunRegistry() {
		if (this.properties.registry().type() == AssistantsProperties.RegistryType.JDBC) {
			throw RegistryCheck.unavailable();
		}
		return RunRegistry.inMemory();
	}

}

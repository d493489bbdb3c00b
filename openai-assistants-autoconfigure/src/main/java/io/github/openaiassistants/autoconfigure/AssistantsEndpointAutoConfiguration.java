package io.github.openaiassistants.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.openaiassistants.actuate.AssistantsEndpoint;
import io.github.openaiassistants.run.LiveRuns;

/**
 * Auto-configuration for the actuator endpoint that shows runs.
 */
@AutoConfiguration(after = AssistantsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(LiveRuns.class)
public final class AssistantsEndpointAutoConfiguration {

	AssistantsEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	AssistantsEndpoint assistantsEndpoint(ListableBeanFactory beans) {
		// Those of further clients are given to nobody who does not ask by name
		return new AssistantsEndpoint(List.copyOf(beans.getBeansOfType(LiveRuns.class).values()));
	}

}

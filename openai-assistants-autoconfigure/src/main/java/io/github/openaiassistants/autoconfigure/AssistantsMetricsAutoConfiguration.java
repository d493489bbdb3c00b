package io.github.openaiassistants.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.openaiassistants.observation.MicrometerRunMeters;
import io.github.openaiassistants.observation.RunMeterBuckets;
import io.github.openaiassistants.observation.RunMeterObservationHandler;
import io.github.openaiassistants.observation.RunMeters;

/**
 * Auto-configuration for counting what happens to runs.
 */
@AutoConfiguration(before = AssistantsAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
public final class AssistantsMetricsAutoConfiguration {

	AssistantsMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(RunMeters.class)
	MicrometerRunMeters assistantsRunMeters(MeterRegistry registry) {
		return new MicrometerRunMeters(registry, ClientSettings.DEFAULT);
	}

	@Bean
	@ConditionalOnMissingBean
	ClientMeters assistantsClientMeters(MeterRegistry registry) {
		return (client) -> new MicrometerRunMeters(registry, client);
	}

	@Bean
	@ConditionalOnMissingBean
	RunMeterObservationHandler assistantsRunMeterObservationHandler(MeterRegistry registry) {
		return new RunMeterObservationHandler(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	static RunMeterBuckets assistantsRunMeterBuckets() {
		return new RunMeterBuckets();
	}

}

package io.github.openaiassistants.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.observation.FunctionCallObservationConvention;
import io.github.openaiassistants.observation.ObservedClient;
import io.github.openaiassistants.observation.RunConventions;
import io.github.openaiassistants.observation.RunObservationConvention;
import io.github.openaiassistants.observation.RunObservations;
import io.github.openaiassistants.observation.RunSegmentObservationConvention;
import io.github.openaiassistants.run.RunSettings;

/**
 * How runs are observed: by the registry of the application, if there is one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistantsObservationProperties.class)
class AssistantsObservationConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RunConventions assistantsRunConventions(ObjectProvider<RunObservationConvention> run,
			ObjectProvider<RunSegmentObservationConvention> segment,
			ObjectProvider<FunctionCallObservationConvention> functionCall) {
		return new RunConventions(run.getIfAvailable(), segment.getIfAvailable(), functionCall.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	RunObservations assistantsRunObservations(ObjectProvider<ObservationRegistry> registry,
			AssistantsConnectionDetails details, AssistantsProperties properties, RunSettings settings,
			RunConventions conventions, AssistantsObservationProperties observations) {
		ObservedClient client = ObservedClient.of(settings.client(), providerName(properties.provider()),
				details.getBaseUrl());
		return new RunObservations(registry.getIfUnique(() -> ObservationRegistry.NOOP), client, conventions,
				observations.includeContent());
	}

	// The words of OpenTelemetry's conventions
	static String providerName(Provider provider) {
		return switch (provider) {
			case OPENAI_COMPATIBLE -> "openai";
			case FOUNDRY -> "azure.ai.inference";
			case AZURE_OPENAI -> "azure.ai.openai";
		};
	}

}

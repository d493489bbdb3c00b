package io.github.openaiassistants.autoconfigure;

import java.time.Instant;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.AssistantDefinition;
import io.github.openaiassistants.backend.responses.request.DefinitionCheck;
import io.github.openaiassistants.backend.responses.request.FunctionSchemas;
import io.github.openaiassistants.function.FunctionRegistry;

/**
 * The assistants of the application, where the server knows none.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistantsDefinitionsProperties.class)
class AssistantsDefinitionsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	FunctionSchemas assistantsFunctionSchemas(ObjectProvider<FunctionRegistry> registry) {
		return (name) -> registry.stream()
			.flatMap((functions) -> functions.tools().stream())
			.filter((tool) -> tool.function() != null && name.equals(tool.function().name()))
			.findFirst()
			.orElse(null);
	}

	@Bean
	@ConditionalOnMissingBean(AssistantCatalog.class)
	DefinedAssistants assistantsDefinedAssistants(AssistantsDefinitionsProperties properties,
			ObjectProvider<Map<String, AssistantDefinition>> beans, AssistantsResponsesProperties responses,
			FunctionSchemas functions, ObjectProvider<FunctionRegistry> registry) {
		return new DefinedAssistants(properties.definitions(), beans.getIfAvailable(Map::of),
				new DefinitionCheck(functions, responses.rawEvents()),
				(function, assistantId) -> registry.stream().allMatch((all) -> all.isAllowed(function, assistantId)));
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantCatalog assistantsCatalog(DefinedAssistants assistants, FunctionSchemas functions) {
		return new AssistantCatalog(assistants.definitions(), functions, Instant.now());
	}

}

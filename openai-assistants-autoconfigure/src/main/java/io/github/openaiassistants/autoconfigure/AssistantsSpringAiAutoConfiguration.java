package io.github.openaiassistants.autoconfigure;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.function.SpringAiFunctions;

/**
 * Auto-configuration for tool callbacks of Spring AI as functions.
 */
@AutoConfiguration(before = AssistantsFunctionAutoConfiguration.class)
@ConditionalOnClass({ ToolCallback.class, WebClient.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "openai.assistants.functions.spring-ai", matchIfMissing = true)
public final class AssistantsSpringAiAutoConfiguration {

	AssistantsSpringAiAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	SpringAiFunctions assistantsSpringAiFunctions(ObjectProvider<ToolCallback> callbacks) {
		return new SpringAiFunctions(callbacks::orderedStream);
	}

}

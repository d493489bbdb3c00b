package io.github.openaiassistants.autoconfigure;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that keeps the key and the values of extra headers and query
 * parameters out of actuator answers, even where values are shown.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class AssistantsSanitizingAutoConfiguration {

	AssistantsSanitizingAutoConfiguration() {
	}

	@Bean
	SecretSanitizer assistantsSanitizingFunction(Environment environment) {
		return new SecretSanitizer(environment);
	}

}

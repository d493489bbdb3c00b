package io.github.openaiassistants.autoconfigure;

import com.azure.core.credential.TokenCredential;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.http.AssistantsCredentials;

/**
 * Auto-configuration for access tokens from a {@link TokenCredential} of the application,
 * where the server takes them and no API key is configured.
 */
@AutoConfiguration(before = AssistantsAutoConfiguration.class)
@ConditionalOnClass({ TokenCredential.class, WebClient.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AssistantsProperties.class)
public final class AssistantsAzureAutoConfiguration {

	AssistantsAzureAutoConfiguration() {
	}

	@Bean
	@ConditionalOnSingleCandidate(TokenCredential.class)
	@ConditionalOnMissingBean
	@Conditional(OnAccessTokenCondition.class)
	AssistantsCredentials assistantsCredentials(TokenCredential credential, AssistantsProperties properties) {
		String scope = properties.auth().scope();
		String standard = ProviderPreset.of(properties.provider()).scope();
		return new AzureCredentials(credential, (scope != null) ? scope : String.valueOf(standard));
	}

}

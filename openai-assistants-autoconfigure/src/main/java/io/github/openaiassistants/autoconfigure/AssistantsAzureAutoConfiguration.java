package io.github.openaiassistants.autoconfigure;

import java.util.Optional;

import com.azure.core.credential.TokenCredential;
import org.jspecify.annotations.Nullable;
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
		return new AzureCredentials(credential, String.valueOf(scope(properties)));
	}

	@Bean
	@ConditionalOnSingleCandidate(TokenCredential.class)
	@ConditionalOnMissingBean
	static AccessTokens assistantsAccessTokens(TokenCredential credential) {
		return (properties) -> (properties.apiKey() == null || properties.apiKey().isEmpty())
				? Optional.ofNullable(scope(properties)).map((scope) -> new AzureCredentials(credential, scope))
				: Optional.empty();
	}

	private static @Nullable String scope(AssistantsProperties properties) {
		String scope = properties.auth().scope();
		return (scope != null) ? scope : ProviderPreset.of(properties.provider()).scope();
	}

}

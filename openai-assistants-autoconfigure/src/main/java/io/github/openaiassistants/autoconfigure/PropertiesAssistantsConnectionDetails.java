package io.github.openaiassistants.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;

/**
 * Adapts {@link AssistantsProperties} to {@link AssistantsConnectionDetails}.
 */
class PropertiesAssistantsConnectionDetails implements AssistantsConnectionDetails {

	private final AssistantsProperties properties;

	private final URI baseUrl;

	PropertiesAssistantsConnectionDetails(AssistantsProperties properties, boolean credentials) {
		if (properties.baseUrl() == null) {
			throw new MissingConnectionException("base-url", properties.provider());
		}
		if (!credentials && (properties.apiKey() == null || properties.apiKey().isEmpty())) {
			throw new MissingConnectionException("api-key", properties.provider());
		}
		this.properties = properties;
		this.baseUrl = properties.baseUrl();
	}

	@Override
	public URI getBaseUrl() {
		return this.baseUrl;
	}

	@Override
	public @Nullable ApiKey getApiKey() {
		return this.properties.apiKey();
	}

	@Override
	public @Nullable String getOrganization() {
		return this.properties.organization();
	}

	@Override
	public @Nullable String getProject() {
		return this.properties.project();
	}

}

package io.github.openaiassistants.autoconfigure;

import java.net.URI;

import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;

/**
 * An address and a key as an application might supply them.
 */
class FixedConnectionDetails implements AssistantsConnectionDetails {

	private final URI baseUrl;

	private final ApiKey apiKey;

	FixedConnectionDetails(String baseUrl, String apiKey) {
		this.baseUrl = URI.create(baseUrl);
		this.apiKey = ApiKey.of(apiKey);
	}

	@Override
	public URI getBaseUrl() {
		return this.baseUrl;
	}

	@Override
	public ApiKey getApiKey() {
		return this.apiKey;
	}

}

package io.github.openaiassistants.test.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import io.github.openaiassistants.autoconfigure.AssistantsProperties;
import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.test.AssistantsServer;

/**
 * Where the embedded server is.
 *
 * @param baseUrl the address with the path of its dialect
 */
record ServerConnectionDetails(URI baseUrl) implements AssistantsConnectionDetails, Ordered {

	/**
	 * Lead a client to the server.
	 * @param server the server
	 * @param environment says which API the client speaks
	 * @param api the property that does
	 * @return the way
	 */
	static ServerConnectionDetails to(AssistantsServer server, Environment environment, String api) {
		boolean responses = Binder.get(environment)
			.bind(api, AssistantsProperties.Api.class)
			.map(AssistantsProperties.Api.RESPONSES::equals)
			.orElse(false);
		return new ServerConnectionDetails(responses ? server.responsesUrl() : server.baseUrl());
	}

	@Override
	public URI getBaseUrl() {
		return this.baseUrl;
	}

	@Override
	public @Nullable ApiKey getApiKey() {
		// Told by the credentials
		return null;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}

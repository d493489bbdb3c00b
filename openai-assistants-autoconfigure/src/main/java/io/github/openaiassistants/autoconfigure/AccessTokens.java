package io.github.openaiassistants.autoconfigure;

import java.util.Optional;

import io.github.openaiassistants.http.AssistantsCredentials;

/**
 * Fetches access tokens for further clients.
 */
@FunctionalInterface
interface AccessTokens {

	/**
	 * Return what lets a client in.
	 * @param properties its settings
	 * @return its credentials, empty when it has a key or its server takes no tokens
	 */
	Optional<AssistantsCredentials> of(AssistantsProperties properties);

}

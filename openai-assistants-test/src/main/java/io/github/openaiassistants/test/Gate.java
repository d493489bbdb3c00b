package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Decides who may come in.
 *
 * @param apiKey the only valid key, {@code null} for any
 * @param requireBetaHeader whether the header {@code OpenAI-Beta} is required by servers
 * that know it
 * @param traits what the server asks for beside the key
 */
record Gate(@Nullable String apiKey, boolean requireBetaHeader, ServerTraits traits) {

	private static final String BEARER = "Bearer ";

	void check(RecordedRequest request, Map<String, String> query) {
		this.traits.check(request, query);
		String key = request.header("api-key");
		String authorization = request.header("Authorization");
		if (authorization != null && authorization.startsWith(BEARER)) {
			key = authorization.substring(BEARER.length());
		}
		if (this.apiKey == null && !this.traits.needsKey()) {
			return;
		}
		if (key == null || key.isBlank()) {
			throw RefusedException.unauthorized("", "You didn't provide an API key. You need to provide your API key "
					+ "in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
		}
		if (this.apiKey != null && !MessageDigest.isEqual(this.apiKey.getBytes(StandardCharsets.UTF_8),
				key.getBytes(StandardCharsets.UTF_8))) {
			throw RefusedException.unauthorized("invalid_api_key", "Incorrect API key provided.");
		}
	}

	void checkBeta(RecordedRequest request) {
		String beta = request.header("OpenAI-Beta");
		if (this.requireBetaHeader && this.traits.needsBeta() && (beta == null || !beta.contains("assistants=v2"))) {
			throw RefusedException.badRequest("invalid_beta", "",
					"You must provide the 'OpenAI-Beta' header to access the Assistants API. Please try again by "
							+ "setting the header 'OpenAI-Beta: assistants=v2'.");
		}
	}

}

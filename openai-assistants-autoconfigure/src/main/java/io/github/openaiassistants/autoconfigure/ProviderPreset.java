package io.github.openaiassistants.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is set for a kind of server where the application sets nothing.
 *
 * @param basePath the path below an address that has none; {@code {project}} stands for
 * the name of the project
 * @param headers the headers of every request
 * @param query the query parameters of every request
 * @param keyHeader the header of an API key
 * @param tokenHeader the header of an access token
 * @param scope the scope of access tokens
 */
record ProviderPreset(String basePath, Map<String, String> headers, Map<String, String> query, String keyHeader,
		String tokenHeader, @Nullable String scope) {

	private static final String AUTHORIZATION = "Authorization";

	private static final String API_VERSION = "api-version";

	private static final Map<String, String> BETA = Map.of("OpenAI-Beta", "assistants=v2");

	static ProviderPreset of(Provider provider) {
		return switch (provider) {
			case OPENAI_COMPATIBLE -> new ProviderPreset("", BETA, Map.of(), AUTHORIZATION, AUTHORIZATION, null);
			case FOUNDRY -> new ProviderPreset("/api/projects/{project}", Map.of(), Map.of(API_VERSION, "v1"),
					AUTHORIZATION, AUTHORIZATION, "https://ai.azure.com/.default");
			case AZURE_OPENAI -> new ProviderPreset("/openai", BETA, Map.of(API_VERSION, "2024-05-01-preview"),
					"api-key", AUTHORIZATION, "https://cognitiveservices.azure.com/.default");
		};
	}

	boolean needsProject() {
		return this.basePath.contains("{project}");
	}

}

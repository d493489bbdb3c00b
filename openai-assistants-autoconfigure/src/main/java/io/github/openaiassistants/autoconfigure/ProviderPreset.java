package io.github.openaiassistants.autoconfigure;

import java.util.Map;
import java.util.regex.Pattern;

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

	private static final String PROJECT = "/api/projects/{project}";

	private static final String V1 = "/openai/v1";

	private static final Pattern PROJECT_ALONE = Pattern.compile("/api/projects/[^/]+/?");

	private static final Map<String, String> BETA = Map.of("OpenAI-Beta", "assistants=v2");

	static ProviderPreset of(Provider provider) {
		return switch (provider) {
			case OPENAI_COMPATIBLE -> new ProviderPreset("", BETA, Map.of(), AUTHORIZATION, AUTHORIZATION, null);
			case FOUNDRY -> new ProviderPreset(PROJECT, Map.of(), Map.of(API_VERSION, "v1"), AUTHORIZATION,
					AUTHORIZATION, "https://ai.azure.com/.default");
			case AZURE_OPENAI -> new ProviderPreset("/openai", BETA, Map.of(API_VERSION, "2024-05-01-preview"),
					"api-key", AUTHORIZATION, "https://cognitiveservices.azure.com/.default");
		};
	}

	static ProviderPreset of(AssistantsProperties properties) {
		ProviderPreset preset = of(properties.provider());
		return (properties.api() == AssistantsProperties.Api.RESPONSES) ? preset.forResponses(properties.provider())
				: preset;
	}

	// That API has no versions and needs no header
	private ProviderPreset forResponses(Provider provider) {
		String path = switch (provider) {
			case OPENAI_COMPATIBLE -> "";
			case FOUNDRY -> PROJECT + V1;
			case AZURE_OPENAI -> V1;
		};
		return new ProviderPreset(path, Map.of(), Map.of(), this.keyHeader, this.tokenHeader, this.scope);
	}

	// Agents are found in a project only, models in the account as well
	boolean worksWithoutProject() {
		return this.basePath.equals(PROJECT + V1);
	}

	String pathWithoutProject() {
		return this.basePath.replace(PROJECT, "");
	}

	// Return what is missing of the path below an address that names a project
	String pathBelow(String path) {
		return (worksWithoutProject() && PROJECT_ALONE.matcher(path).matches()) ? V1 : "";
	}

	boolean needsProject() {
		return this.basePath.contains("{project}");
	}

}

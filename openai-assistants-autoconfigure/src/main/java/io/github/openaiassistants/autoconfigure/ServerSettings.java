package io.github.openaiassistants.autoconfigure;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedCaseInsensitiveMap;

import io.github.openaiassistants.http.AssistantsConnectionDetails;

/**
 * How the server is addressed: the settings of the application over those of its
 * provider.
 *
 * @param baseUrl the address with the path, without a slash at the end
 * @param headers the headers of every request, except the credential
 * @param query the query parameters of every request
 * @param credentialHeader the header of the credential
 */
record ServerSettings(URI baseUrl, Map<String, String> headers, Map<String, String> query, String credentialHeader) {

	private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9_-])?");

	private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

	static ServerSettings of(AssistantsProperties properties, AssistantsConnectionDetails details, boolean tokens) {
		ProviderPreset preset = ProviderPreset.of(properties);
		String header = properties.auth().header();
		String standard = tokens ? preset.tokenHeader() : preset.keyHeader();
		return new ServerSettings(baseUrl(properties, details, preset), headers(properties, details, preset),
				query(properties), (header != null) ? header : standard);
	}

	static Map<String, String> query(AssistantsProperties properties) {
		Map<String, String> query = new LinkedHashMap<>(ProviderPreset.of(properties).query());
		query.putAll(properties.query());
		query.values().removeIf(String::isEmpty);
		return query;
	}

	private static Map<String, String> headers(AssistantsProperties properties, AssistantsConnectionDetails details,
			ProviderPreset preset) {
		Map<String, String> headers = new LinkedCaseInsensitiveMap<>();
		headers.putAll(preset.headers());
		put(headers, "OpenAI-Organization", details.getOrganization());
		put(headers, "OpenAI-Project", preset.needsProject() ? null : details.getProject());
		headers.putAll(properties.headers());
		headers.values().removeIf(String::isEmpty);
		return headers;
	}

	private static void put(Map<String, String> headers, String name, @Nullable String value) {
		if (value != null) {
			headers.put(name, value);
		}
	}

	private static URI baseUrl(AssistantsProperties properties, AssistantsConnectionDetails details,
			ProviderPreset preset) {
		String address = withoutSlash(details.getBaseUrl().toString());
		String path = properties.basePath();
		if (path != null) {
			if (!PATH.matcher(path).matches() || path.contains("/.")) {
				throw new InvalidSettingException("base-path", "is not a path",
						"Write a slash and names, for example /openai.");
			}
			return URI.create(address + withoutSlash(path));
		}
		String own = details.getBaseUrl().getRawPath();
		if (own == null || own.isEmpty() || own.equals("/")) {
			return URI.create(address + standardPath(preset, details.getProject()));
		}
		return URI.create(address + preset.pathBelow(own));
	}

	private static String standardPath(ProviderPreset preset, @Nullable String project) {
		if (!preset.needsProject()) {
			return preset.basePath();
		}
		if (project == null && preset.worksWithoutProject()) {
			return preset.pathWithoutProject();
		}
		if (project == null) {
			throw notAProject("is not set, and base-url has no path");
		}
		if (!PROJECT.matcher(project).matches()) {
			throw notAProject("is not the name of a project");
		}
		return preset.basePath().replace("{project}", project);
	}

	private static InvalidSettingException notAProject(String problem) {
		return new InvalidSettingException("project", problem,
				"Write the name of the Foundry project, or its whole address into openai.assistants.base-url, "
						+ "for example https://my-account.services.ai.azure.com/api/projects/my-project.");
	}

	private static String withoutSlash(String text) {
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

}

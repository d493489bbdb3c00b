package io.github.openaiassistants.autoconfigure;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.http.HttpFailures;

/**
 * Refuses at start-up the addresses, keys, headers and query parameters that could only
 * fail later.
 */
final class ConnectionCheck {

	static final String ADDRESS = "an absolute http or https address";

	static final String EXAMPLE = "Write " + ADDRESS + " without user, query and fragment, "
			+ "for example https://assistants.example.org/v1.";

	private static final Log logger = LogFactory.getLog(ConnectionCheck.class);

	private static final int LAST_PORT = 65535;

	private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern VISIBLE = Pattern.compile("[ -~]*");

	private static final Pattern PLACEHOLDER = Pattern.compile("(?s).*\\$\\{.*}.*");

	private static final Pattern LOOPBACK = Pattern
		.compile("(.+\\.)?localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

	private ConnectionCheck() {
	}

	static void check(AssistantsConnectionDetails details, AssistantsProperties properties) {
		address(details.getBaseUrl());
		ApiKey key = details.getApiKey();
		if (key != null) {
			key(key.reveal());
		}
		header("organization", details.getOrganization());
		header("project", details.getProject());
		properties.headers().forEach((name, value) -> {
			headerName(name);
			header("headers." + name, value);
		});
		properties.query().forEach((name, value) -> resolved("query." + name, value));
		warnIfReadable(details.getBaseUrl());
		if (isEnded(properties, details.getBaseUrl())) {
			warnOfEnd();
		}
	}

	// Whether the API that is to be spoken has ended at the server
	static boolean isEnded(AssistantsProperties properties, URI url) {
		return properties.api() == AssistantsProperties.Api.ASSISTANTS && HttpFailures.isEnded(url);
	}

	private static void address(URI url) {
		String scheme = url.getScheme();
		boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
		if (!http || url.getHost() == null || url.getPort() > LAST_PORT) {
			throw new InvalidSettingException("base-url", "is not " + ADDRESS,
					EXAMPLE + " Underscores are not allowed in the name of a host.");
		}
		if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
			throw new InvalidSettingException("base-url", "has a user, a query or a fragment", EXAMPLE
					+ " Query parameters belong to openai.assistants.query, keys to openai.assistants.api-key.");
		}
	}

	private static void key(String key) {
		header("api-key", key);
		if (key.indexOf(' ') != -1) {
			throw new InvalidSettingException("api-key", "has a space in it",
					"Write the key alone, without \"Bearer\" before it.");
		}
	}

	private static void headerName(String name) {
		if (!HEADER_NAME.matcher(name).matches()) {
			throw new InvalidSettingException("headers", "has a name that is no header name",
					"Write letters, digits and hyphens, for example openai.assistants.headers.x-team=blue.");
		}
	}

	private static void header(String property, @Nullable String value) {
		if (value == null) {
			return;
		}
		if (!VISIBLE.matcher(value).matches()) {
			throw new InvalidSettingException(property, "has a line end or another character that no header may have",
					"Write one line of printable ASCII characters.");
		}
		resolved(property, value);
	}

	// Boot leaves a placeholder as it is when nothing resolves it
	private static void resolved(String property, String value) {
		if (PLACEHOLDER.matcher(value).matches()) {
			throw new InvalidSettingException(property, "refers to a variable that is not set",
					"Set the variable between ${ and }, or write the value itself.");
		}
	}

	private static void warnIfReadable(URI url) {
		// By name alone: nothing is looked up at start-up
		if ("http".equalsIgnoreCase(url.getScheme())
				&& !LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches()) {
			logger.warn("openai.assistants.base-url is not encrypted: whatever is sent to " + url.getHost()
					+ ", the key included, can be read on the way");
		}
	}

	private static void warnOfEnd() {
		logger.warn("openai.assistants.base-url is that of OpenAI, where the Assistants API ended on 2026-08-26: "
				+ "its paths answer 404. Set openai.assistants.api=responses to use the Responses API, or the "
				+ "address of a compatible server: Azure AI Foundry (classic), a gateway or a self-hosted one");
	}

}

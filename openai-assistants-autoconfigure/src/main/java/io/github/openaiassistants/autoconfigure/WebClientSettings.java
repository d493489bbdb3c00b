package io.github.openaiassistants.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;

import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;

/**
 * What every request to the server has in common: address and headers.
 */
final class WebClientSettings {

	private final AssistantsConnectionDetails details;

	private final Map<String, String> headers;

	WebClientSettings(AssistantsConnectionDetails details, Map<String, String> headers) {
		this.details = details;
		this.headers = headers;
	}

	WebClient.Builder apply(WebClient.Builder builder) {
		return builder.uriBuilderFactory(uris()).defaultHeaders(this::headers);
	}

	private DefaultUriBuilderFactory uris() {
		String base = this.details.getBaseUrl().toString();
		DefaultUriBuilderFactory factory = new DefaultUriBuilderFactory(
				base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
		// The address is encoded already; by default it would be once more
		factory.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.VALUES_ONLY);
		return factory;
	}

	private void headers(HttpHeaders target) {
		target.set("OpenAI-Beta", "assistants=v2");
		// A compressed stream is a buffered stream
		target.set(HttpHeaders.ACCEPT_ENCODING, "identity");
		ApiKey key = this.details.getApiKey();
		if (key != null && !key.isEmpty()) {
			target.setBearerAuth(key.reveal());
		}
		set(target, "OpenAI-Organization", this.details.getOrganization());
		set(target, "OpenAI-Project", this.details.getProject());
		this.headers.forEach(target::set);
	}

	private static void set(HttpHeaders target, String name, @Nullable String value) {
		if (value != null) {
			target.set(name, value);
		}
	}

}

package io.github.openaiassistants.autoconfigure;

import java.net.URI;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;

/**
 * What every request to the server has in common: address and headers.
 */
final class WebClientSettings {

	private final ServerSettings server;

	WebClientSettings(ServerSettings server) {
		this.server = server;
	}

	WebClient.Builder apply(WebClient.Builder builder) {
		return builder.uriBuilderFactory(uris(this.server.baseUrl())).defaultHeaders(this::headers);
	}

	private static DefaultUriBuilderFactory uris(URI baseUrl) {
		DefaultUriBuilderFactory factory = new DefaultUriBuilderFactory(baseUrl.toString());
		// The address is encoded already; by default it would be once more
		factory.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.VALUES_ONLY);
		return factory;
	}

	private void headers(HttpHeaders target) {
		// A compressed stream is a buffered stream
		target.set(HttpHeaders.ACCEPT_ENCODING, "identity");
		this.server.headers().forEach(target::set);
	}

}

package io.github.openaiassistants.http;

import java.net.URI;
import java.util.function.Function;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Adds query parameters below WebClient, whose logs and observations therefore do not
 * show their values.
 */
final class QueryConnector implements ClientHttpConnector {

	private final ClientHttpConnector delegate;

	private final String query;

	QueryConnector(ClientHttpConnector delegate, String query) {
		this.delegate = delegate;
		this.query = query;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> callback) {
		return this.delegate.connect(method, URI.create(append(uri.toString(), this.query)), callback);
	}

	static String append(String uri, String query) {
		return uri + ((uri.indexOf('?') < 0) ? "?" : "&") + query;
	}

}

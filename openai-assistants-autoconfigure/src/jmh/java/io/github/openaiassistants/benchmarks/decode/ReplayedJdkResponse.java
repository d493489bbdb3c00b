package io.github.openaiassistants.benchmarks.decode;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

import javax.net.ssl.SSLSession;

/**
 * An answer of the JDK's client.
 *
 * @param <T> the type of the body
 * @param request what was asked for
 * @param headers the headers
 * @param body the body
 */
record ReplayedJdkResponse<T>(HttpRequest request, HttpHeaders headers, T body) implements HttpResponse<T> {

	@Override
	public int statusCode() {
		return 200;
	}

	@Override
	public Optional<HttpResponse<T>> previousResponse() {
		return Optional.empty();
	}

	@Override
	public Optional<SSLSession> sslSession() {
		return Optional.empty();
	}

	@Override
	public URI uri() {
		return this.request.uri();
	}

	@Override
	public Version version() {
		return Version.HTTP_1_1;
	}

}

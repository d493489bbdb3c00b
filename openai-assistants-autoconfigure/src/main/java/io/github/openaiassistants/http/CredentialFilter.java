package io.github.openaiassistants.http;

import java.net.URI;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.AuthenticationException;

/**
 * Adds the credential to requests for the configured server and no other, and tries once
 * more with another one when the server refuses it. Where a request has the header
 * already, that stands.
 */
public final class CredentialFilter implements ExchangeFilterFunction {

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

	private final CredentialCache credentials;

	private final String header;

	private final URI server;

	/**
	 * Create the filter.
	 * @param credentials where credentials come from
	 * @param header the name of the header; {@code Authorization} gets {@code Bearer}
	 * before the credential
	 * @param server the address whose scheme, host and port a request must have
	 */
	public CredentialFilter(CredentialCache credentials, String header, URI server) {
		this.credentials = credentials;
		this.header = header;
		this.server = server;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (!isOurs(request.url()) || request.headers().containsHeader(this.header)) {
			return next.exchange(request);
		}
		return this.credentials.current()
			.onErrorMap(CredentialFilter::notFetched)
			.flatMap((key) -> next.exchange(with(request, key))
				.flatMap(
						(response) -> isRefused(response) ? again(request, next, key, response) : Mono.just(response)));
	}

	private Mono<ClientResponse> again(ClientRequest request, ExchangeFunction next, ApiKey key,
			ClientResponse response) {
		// Where there is no other credential, the refusal is the answer
		return this.credentials.insteadOf(key)
			.onErrorComplete()
			.flatMap((other) -> response.releaseBody().then(next.exchange(with(request, other))))
			.defaultIfEmpty(response)
			.doOnCancel(() -> response.releaseBody().onErrorComplete().subscribe());
	}

	private ClientRequest with(ClientRequest request, ApiKey key) {
		boolean bearer = this.header.equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
		return ClientRequest.from(request)
			.header(this.header, bearer ? "Bearer " + key.reveal() : key.reveal())
			.build();
	}

	private static boolean isRefused(ClientResponse response) {
		return response.statusCode().value() == HttpStatus.UNAUTHORIZED.value();
	}

	private boolean isOurs(URI url) {
		return this.server.getScheme().equalsIgnoreCase(url.getScheme())
				&& this.server.getHost().equalsIgnoreCase(url.getHost()) && port(this.server) == port(url);
	}

	private static int port(URI url) {
		if (url.getPort() != -1) {
			return url.getPort();
		}
		return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
	}

	private static AuthenticationException notFetched(Throwable failure) {
		// By its type alone: the message may quote a secret
		return new AuthenticationException(
				"The credential for the server could not be fetched (" + failure.getClass().getName() + ")",
				ApiError.of(0), failure);
	}

}

package io.github.openaiassistants.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.failure.StreamLostException;

/**
 * Makes our types of what the HTTP stack throws and of answers that are no event stream.
 * What it throws never carries a request, because a request carries the key.
 */
public final class HttpFailures {

	private final ErrorBodies bodies;

	private final String server;

	/**
	 * Create the mapping.
	 * @param json reads error envelopes
	 * @param details whose key is masked wherever a server quotes it
	 */
	public HttpFailures(AssistantsJson json, AssistantsConnectionDetails details) {
		ApiKey key = details.getApiKey();
		UnaryOperator<String> mask = (key != null) ? key::mask : UnaryOperator.identity();
		this.bodies = new ErrorBodies(json, mask);
		this.server = details.getBaseUrl().getScheme() + "://" + details.getBaseUrl().getAuthority();
	}

	/**
	 * Read an answer that is not what was asked for.
	 * @param operation what was asked for
	 * @param response the answer; its body is consumed
	 * @param patience how long to wait for the body
	 * @return the failure
	 */
	Mono<ApiException> read(String operation, ClientResponse response, Duration patience) {
		return this.bodies.read(response, patience)
			.map((error) -> ApiFailures.of(operation, error, ApiFailures.contentType(response)));
	}

	/**
	 * Map what the HTTP stack threw.
	 * @param operation what was asked for
	 * @param failure what was thrown
	 * @param answered whether the headers of an answer had arrived
	 * @return the failure of ours
	 */
	AssistantsException map(String operation, Throwable failure, boolean answered) {
		if (failure instanceof AssistantsException ours) {
			return ours;
		}
		Throwable cause = root(failure);
		if (!answered && isUnsent(cause)) {
			ApiError error = new ApiError(0, null, null, null, null, null, null);
			String why = isConnectTimeout(cause) ? " in time (openai.assistants.timeouts.connect)"
					: " (" + reason(cause) + ")";
			return new ServerUnreachableException(operation + ": no connection to " + this.server + why, error, cause);
		}
		String when = answered ? ": the stream broke off (" : ": the connection broke before an answer (";
		return new StreamLostException(operation + when + reason(cause) + ")", cause);
	}

	private static boolean isUnsent(Throwable cause) {
		return cause instanceof ConnectException || cause instanceof UnknownHostException
				|| cause instanceof UnresolvedAddressException || cause instanceof NoRouteToHostException
				|| cause instanceof HttpConnectTimeoutException || cause instanceof SSLException
				|| isPoolFailure(cause);
	}

	// By name, because Netty is optional
	private static boolean isConnectTimeout(Throwable cause) {
		return cause instanceof HttpConnectTimeoutException
				|| cause.getClass().getSimpleName().equals("ConnectTimeoutException");
	}

	private static boolean isPoolFailure(Throwable cause) {
		return cause.getClass().getSimpleName().startsWith("PoolAcquire");
	}

	// Walk to the failure below the exceptions of WebClient, which hold the request with
	// its headers.
	private static Throwable root(Throwable failure) {
		Throwable current = failure;
		while (current instanceof WebClientException && current.getCause() != null) {
			current = current.getCause();
		}
		return (current instanceof WebClientException) ? new IOException(current.getClass().getSimpleName()) : current;
	}

	private static String reason(@Nullable Throwable cause) {
		return (cause != null) ? cause.getClass().getSimpleName() : "unknown";
	}

}

package io.github.openaiassistants.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.failure.StreamLostException;

/**
 * Makes our types of what the HTTP stack throws and of answers that are no event stream.
 * What it throws never carries a request, because a request carries the key.
 */
public final class HttpFailures {

	static final String RESPONSE = "timeouts.response";

	private static final String OPENAI = "api.openai.com";

	private static final String ENDED = "; the Assistants API of OpenAI ended on 2026-08-26: set "
			+ "openai.assistants.api=responses, or openai.assistants.base-url to a server that still speaks it";

	private final ErrorBodies bodies;

	private final String server;

	private final boolean ended;

	/**
	 * Create the mapping for the Assistants API.
	 * @param json reads error envelopes
	 * @param baseUrl the address of the server
	 * @param mask hides credentials wherever a server quotes them
	 */
	public HttpFailures(AssistantsJson json, URI baseUrl, UnaryOperator<String> mask) {
		this(json, baseUrl, mask, isEnded(baseUrl));
	}

	/**
	 * Create the mapping.
	 * @param json reads error envelopes
	 * @param baseUrl the address of the server
	 * @param mask hides credentials wherever a server quotes them
	 * @param ended whether the API that is spoken has ended at this server
	 */
	public HttpFailures(AssistantsJson json, URI baseUrl, UnaryOperator<String> mask, boolean ended) {
		this.bodies = new ErrorBodies(json, mask, Clock.systemUTC());
		this.server = baseUrl.getScheme() + "://" + baseUrl.getAuthority();
		this.ended = ended;
	}

	/**
	 * Tell whether an address is that of OpenAI, whose Assistants API has ended.
	 * @param baseUrl the address
	 * @return whether nothing answers there any more
	 */
	public static boolean isEnded(URI baseUrl) {
		String host = (baseUrl.getHost() != null) ? baseUrl.getHost().toLowerCase(Locale.ROOT) : "";
		return host.equals(OPENAI) || host.endsWith("." + OPENAI);
	}

	static LimitExceededException late(String operation, Duration limit) {
		return new LimitExceededException(RESPONSE, operation + ": no answer within " + limit);
	}

	static LimitExceededException slow(String operation, Duration limit) {
		return new LimitExceededException("timeouts.upload", operation + ": not sent and answered within " + limit);
	}

	static LimitExceededException idle(String operation, Duration limit) {
		return new LimitExceededException("timeouts.idle", operation + ": no byte arrived for " + limit);
	}

	// Read an answer that is not what was asked for; its body is consumed, unless it
	// takes too long.
	Mono<ApiException> read(String operation, String expected, ClientResponse response, Duration patience) {
		return this.bodies.read(response, patience).map((error) -> exception(operation, expected, response, error));
	}

	// Make a failure of an answer that was read and is not what was asked for.
	ApiException of(String operation, String expected, ClientResponse response, byte[] body) {
		return exception(operation, expected, response, this.bodies.error(response, body));
	}

	private ApiException exception(String operation, String expected, ClientResponse response, ApiError error) {
		ApiException failure = ApiFailures.of(operation, expected, error, ApiFailures.contentType(response));
		return (this.ended && failure instanceof NotFoundException)
				? new NotFoundException(failure.getMessage() + ENDED, error, null) : failure;
	}

	// Map what the HTTP stack threw, before or after the headers of an answer had
	// arrived.
	AssistantsException map(String operation, Throwable failure, boolean answered) {
		Throwable cause = root(failure);
		if (cause instanceof AssistantsException ours) {
			return ours;
		}
		if (!answered && isUnsent(cause)) {
			ApiError error = ApiError.of(0);
			String why = isConnectTimeout(cause) ? " in time (openai.assistants.timeouts.connect)"
					: " (" + reason(cause) + ")";
			return new ServerUnreachableException(operation + ": no connection to " + this.server + why, error, cause);
		}
		String when = answered ? ": the answer broke off (" : ": the connection broke before an answer (";
		return new StreamLostException(operation + when + reason(cause) + ")", cause);
	}

	private static boolean isUnsent(Throwable cause) {
		return cause instanceof ConnectException || cause instanceof UnknownHostException
				|| cause instanceof UnresolvedAddressException || cause instanceof NoRouteToHostException
				|| cause instanceof HttpConnectTimeoutException || isHandshakeFailure(cause) || isPoolFailure(cause);
	}

	// Any other failure of TLS may hit a request that was accepted
	private static boolean isHandshakeFailure(Throwable cause) {
		return cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException
				|| cause.getClass().getSimpleName().equals("NotSslRecordException");
	}

	// By name, because Netty is optional
	private static boolean isConnectTimeout(Throwable cause) {
		String name = cause.getClass().getSimpleName();
		return cause instanceof HttpConnectTimeoutException || name.equals("ConnectTimeoutException")
				|| name.equals("SslHandshakeTimeoutException");
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

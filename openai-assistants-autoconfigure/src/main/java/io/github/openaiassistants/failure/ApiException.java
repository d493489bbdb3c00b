package io.github.openaiassistants.failure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The server refused a request, or answered it with something that is not what was asked
 * for. The message names operation, status, code and request id; the raw body is kept for
 * programs and is not part of the message.
 */
public sealed class ApiException extends AssistantsException
		permits ActiveRunException, AuthenticationException, NotFoundException, RateLimitException,
		RunNotAwaitingOutputsException, ServerUnreachableException, UnexpectedAnswerException {

	private static final long serialVersionUID = 1L;

	// Sent by gateways, too, when the request may have been accepted behind them
	private static final Set<Integer> UNCERTAIN = Set.of(408, 409);

	private static final Set<Integer> CERTAIN = Set.of(501, 505, 529);

	private static final int SERVER_ERRORS = 500;

	private final ApiError error;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public ApiException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, cause);
		this.error = error;
	}

	/**
	 * Return what the server answered.
	 * @return the parts of the answer
	 */
	public ApiError error() {
		return this.error;
	}

	/**
	 * Tell whether the request surely had no effect: it was refused, and not by a gateway
	 * behind which it may have been accepted.
	 * @return whether all is as it was before the request
	 */
	public boolean isRefusal() {
		int status = status();
		return !UNCERTAIN.contains(status) && (status < SERVER_ERRORS || CERTAIN.contains(status));
	}

	/**
	 * Return the HTTP status.
	 * @return the status code, or 0 when no answer was received
	 */
	public int status() {
		return this.error.status();
	}

	/**
	 * Return the error code of the envelope.
	 * @return the code, or {@code null} when the server sent none
	 */
	public @Nullable String code() {
		return this.error.code();
	}

	/**
	 * Return the id to quote to the operator of the server.
	 * @return the request id, or {@code null} when the server sent none
	 */
	public @Nullable String requestId() {
		return this.error.requestId();
	}

}

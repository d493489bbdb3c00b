package io.github.openaiassistants.failure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The server asked to slow down or the quota is used up: HTTP 429 or 529.
 */
public final class RateLimitException extends ApiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public RateLimitException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, error, cause);
	}

	/**
	 * Return how long the server asked to wait.
	 * @return the time from the answer on, or {@code null} when the server did not say
	 */
	public @Nullable Duration retryAfter() {
		return error().retryAfter();
	}

}

package io.github.openaiassistants.failure;

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

}

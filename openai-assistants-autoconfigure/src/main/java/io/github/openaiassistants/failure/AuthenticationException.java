package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * The server did not accept the credentials: HTTP 401 or 403.
 */
public final class AuthenticationException extends ApiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public AuthenticationException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, error, cause);
	}

}

package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * No answer was received: the name was not found, the connection was refused or broke, or
 * the TLS handshake failed.
 */
public final class ServerUnreachableException extends ApiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public ServerUnreachableException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, error, cause);
	}

}

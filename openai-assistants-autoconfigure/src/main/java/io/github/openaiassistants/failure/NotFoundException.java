package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * The server knows no such object or path: HTTP 404.
 */
public final class NotFoundException extends ApiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public NotFoundException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, error, cause);
	}

}

package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * The server answered with success, but not with what was asked for: no event stream, no
 * JSON, nothing at all.
 */
public final class UnexpectedAnswerException extends ApiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public UnexpectedAnswerException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, error, cause);
	}

}

package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * Tool outputs were sent to a run that does not wait for any: HTTP 400.
 */
public final class RunNotAwaitingOutputsException extends ApiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public RunNotAwaitingOutputsException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, error, cause);
	}

}

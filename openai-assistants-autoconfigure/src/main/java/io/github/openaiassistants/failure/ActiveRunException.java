package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * The thread is locked by another run that is still active: HTTP 400.
 */
public final class ActiveRunException extends ApiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message the operation and what was answered, without content
	 * @param error what the server answered
	 * @param cause the underlying failure, if there is one
	 */
	public ActiveRunException(String message, ApiError error, @Nullable Throwable cause) {
		super(message, error, cause);
	}

	@Override
	public boolean isRefusal() {
		return true;
	}

}

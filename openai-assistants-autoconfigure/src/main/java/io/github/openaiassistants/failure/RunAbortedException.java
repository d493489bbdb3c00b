package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * A run was ended by this application: by its configuration, a cancel or a shutdown.
 */
public final class RunAbortedException extends AssistantsException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message why the run was ended
	 * @param cause the underlying failure, if there is one
	 */
	public RunAbortedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * The stream of a run ended without telling how the run ended, and its fate could not be
 * learned. The run may still be working at the server.
 */
public final class StreamLostException extends AssistantsException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the failure.
	 * @param message how the stream ended
	 * @param cause the underlying failure, if there is one
	 */
	public StreamLostException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong between an application and an assistants server. Messages
 * name status codes, codes, ids and limits; they never hold message content, credentials
 * or header values.
 */
public abstract sealed class AssistantsException extends RuntimeException permits ApiException, LimitExceededException,
		RequestNotValidException, RunAbortedException, StreamLostException {

	private static final long serialVersionUID = 1L;

	AssistantsException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package io.github.openaiassistants.backend.responses;

import java.util.Set;

import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.UnexpectedAnswerException;

/**
 * Tells what to do when a server cannot create conversations.
 */
final class MissingConversations {

	private static final int REDIRECTS = 300;

	private static final int NOT_FOUND = 404;

	private static final Set<Integer> NO_SUCH_OPERATION = Set.of(NOT_FOUND, 405, 501);

	private MissingConversations() {
	}

	static Throwable explain(Throwable failure) {
		if (!(failure instanceof ApiException refused) || !isMissing(refused)) {
			return failure;
		}
		String message = refused.getMessage() + ". A server without conversations needs "
				+ "openai.assistants.responses.state=local-history, which keeps threads in the application; "
				+ "with conversations at this server, openai.assistants.base-url is not right.";
		return (refused.status() == NOT_FOUND) ? new NotFoundException(message, refused.error(), refused)
				: new UnexpectedAnswerException(message, refused.error(), refused);
	}

	// Some servers answer what they do not know with an error and status 200
	private static boolean isMissing(ApiException refused) {
		boolean unexpected = refused instanceof UnexpectedAnswerException && refused.status() < REDIRECTS;
		return unexpected || NO_SUCH_OPERATION.contains(refused.status());
	}

}

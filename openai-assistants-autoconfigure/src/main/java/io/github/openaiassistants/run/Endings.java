package io.github.openaiassistants.run;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.ErrorObject;

/**
 * What it means that a stream ended without telling how the run ended.
 */
final class Endings {

	private static final Set<Integer> REPEATABLE = Set.of(408, 409, 503);

	private Endings() {
	}

	/**
	 * Tell whether a request was surely not accepted.
	 * @param failure how it failed, or {@code null} for an orderly end of its answer
	 * @return whether there is no run, or it is what it was
	 */
	static boolean isRefusal(@Nullable Throwable failure) {
		return failure instanceof RequestNotValidException
				|| (failure instanceof ApiException refused && refused.isRefusal());
	}

	/**
	 * Tell whether a request may be sent again, now that it is known that it had no
	 * effect.
	 * @param failure how it failed
	 * @return whether the server itself said that it did not accept it
	 */
	static boolean isRepeatable(AssistantsException failure) {
		return failure instanceof ApiException refused && REPEATABLE.contains(refused.status())
				&& !Boolean.FALSE.equals(refused.error().shouldRetry());
	}

	static AssistantsException cause(@Nullable Throwable failure, @Nullable ErrorObject error) {
		if (error != null) {
			return new StreamLostException("The server reported an error on the stream, then nothing more ("
					+ token(error.type()) + ", code " + token(error.code()) + ")", failure);
		}
		if (failure instanceof AssistantsException ours) {
			return ours;
		}
		return new StreamLostException("The stream ended without telling how the run ended", failure);
	}

	// Let only what looks like a name into messages; a server may send anything.
	private static String token(@Nullable String text) {
		return (text != null && text.matches("[\\w.-]{1,64}")) ? text : "none";
	}

}

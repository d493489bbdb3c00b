package io.github.openaiassistants.run;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.ErrorObject;

/**
 * What it means that a stream ended without telling how the run ended.
 */
final class Endings {

	private Endings() {
	}

	/**
	 * Decide between a run that never was and one whose fate is unknown.
	 * @param failure how the stream failed, or {@code null} for an orderly end
	 * @param existed whether there is a run at the server
	 * @return the outcome
	 */
	static RunOutcome outcome(@Nullable Throwable failure, boolean existed) {
		return (!existed && failure instanceof ApiException) ? RunOutcome.REFUSED : RunOutcome.LOST;
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

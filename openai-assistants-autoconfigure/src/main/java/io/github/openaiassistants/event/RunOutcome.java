package io.github.openaiassistants.event;

import java.util.Locale;

/**
 * How a logical run ended.
 */
public enum RunOutcome {

	/**
	 * The assistant finished its work.
	 */
	COMPLETED,

	/**
	 * A token limit cut the answer.
	 */
	INCOMPLETE,

	/**
	 * The server gave up.
	 */
	FAILED,

	/**
	 * The run was cancelled.
	 */
	CANCELLED,

	/**
	 * The run was not finished in the server's time.
	 */
	EXPIRED,

	/**
	 * The run waits for tool outputs that nobody here gave.
	 */
	REQUIRES_ACTION,

	/**
	 * The request was not accepted: there is no run.
	 */
	REFUSED,

	/**
	 * The run was ended by this application.
	 */
	ABORTED,

	/**
	 * How the run ended could not be learned.
	 */
	LOST;

	/**
	 * Return whether the run ended with an answer of the server, as opposed to an
	 * exception here.
	 * @return {@code false} for {@link #REFUSED}, {@link #ABORTED} and {@link #LOST}
	 */
	public boolean isAnswered() {
		return compareTo(REFUSED) < 0;
	}

	/**
	 * Return the outcome as text, in the style of the wire.
	 * @return for example {@code requires_action}
	 */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}

package io.github.openaiassistants.failure;

import org.jspecify.annotations.Nullable;

/**
 * A limit of this application was crossed by one run: a size, a count or a time.
 */
public final class LimitExceededException extends AssistantsException {

	private static final long serialVersionUID = 1L;

	private final String limit;

	/**
	 * Create the failure.
	 * @param limit the limit below {@code openai.assistants}, for example
	 * {@code limits.event-size}
	 * @param message what was crossed and by what
	 */
	public LimitExceededException(String limit, String message) {
		this(limit, message, null);
	}

	/**
	 * Create the failure.
	 * @param limit the limit below {@code openai.assistants}, for example
	 * {@code timeouts.connect}
	 * @param message what was crossed and by what
	 * @param cause the underlying failure, if there is one
	 */
	public LimitExceededException(String limit, String message, @Nullable Throwable cause) {
		super(message + " (openai.assistants." + limit + ")", cause);
		this.limit = limit;
	}

	/**
	 * Return the name of the limit.
	 * @return the property below {@code openai.assistants}
	 */
	public String limit() {
		return this.limit;
	}

}

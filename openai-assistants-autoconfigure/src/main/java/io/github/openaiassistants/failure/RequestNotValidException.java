package io.github.openaiassistants.failure;

/**
 * A request was refused here, before anything was sent. The message names the field, the
 * limit and the size of the value, never the value itself.
 */
public final class RequestNotValidException extends AssistantsException {

	private static final long serialVersionUID = 1L;

	private final String field;

	/**
	 * Create the failure.
	 * @param field the request field in wire notation, for example {@code metadata}
	 * @param message what is wrong with it and what is allowed
	 */
	public RequestNotValidException(String field, String message) {
		super(message, null);
		this.field = field;
	}

	/**
	 * Return the offending field.
	 * @return the field in wire notation
	 */
	public String field() {
		return this.field;
	}

}

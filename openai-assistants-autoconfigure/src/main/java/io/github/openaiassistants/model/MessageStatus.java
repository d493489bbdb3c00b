package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * The status of a message; servers may send values beyond the constants.
 *
 * @param value the text on the wire
 */
public record MessageStatus(String value) implements OpenEnum {

	/**
	 * Is being written.
	 */
	public static final MessageStatus IN_PROGRESS = new MessageStatus("in_progress");

	/**
	 * Was cut.
	 */
	public static final MessageStatus INCOMPLETE = new MessageStatus("incomplete");

	/**
	 * Is whole.
	 */
	public static final MessageStatus COMPLETED = new MessageStatus("completed");

	/**
	 * Check that there is a value.
	 */
	public MessageStatus {
		Objects.requireNonNull(value, "value");
	}

	/**
	 * Return the text on the wire.
	 * @return the value
	 */
	@Override
	public String toString() {
		return this.value;
	}

}

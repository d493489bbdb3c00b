package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * Who a message is from; servers may send values beyond the constants.
 *
 * @param value the text on the wire
 */
public record MessageRole(String value) implements OpenEnum {

	/**
	 * Written by or for the user.
	 */
	public static final MessageRole USER = new MessageRole("user");

	/**
	 * Written by the assistant.
	 */
	public static final MessageRole ASSISTANT = new MessageRole("assistant");

	/**
	 * Check that there is a value.
	 */
	public MessageRole {
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

package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * A response format given as a plain string; servers may send values beyond the
 * constants.
 *
 * @param value the text on the wire
 */
public record ResponseFormatMode(String value) implements ResponseFormat, OpenEnum {

	/**
	 * The server decides.
	 */
	public static final ResponseFormatMode AUTO = new ResponseFormatMode("auto");

	/**
	 * Check that there is a value.
	 */
	public ResponseFormatMode {
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

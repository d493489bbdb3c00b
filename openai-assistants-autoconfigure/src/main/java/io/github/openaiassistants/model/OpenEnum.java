package io.github.openaiassistants.model;

/**
 * A value out of a set that servers may extend: the documented values are constants of
 * the implementing type, any other text is just as valid. Compare with {@code equals}.
 */
public interface OpenEnum {

	/**
	 * Return the text on the wire.
	 * @return the value, never {@code null}
	 */
	String value();

}

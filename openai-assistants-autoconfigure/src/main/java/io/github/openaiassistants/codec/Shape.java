package io.github.openaiassistants.codec;

import tools.jackson.core.JsonParser;

/**
 * How the values of one Java type look in JSON. Reading never fails because of what a
 * value is: what the type cannot express comes back as {@link Inexact}.
 */
interface Shape {

	/**
	 * Read the value that begins at the current token, up to its last token.
	 * @param parser the source
	 * @return a value of the type, or an {@link Inexact}
	 */
	Object read(JsonParser parser);

	/**
	 * Write a value.
	 * @param value a value of the type
	 * @param target where to
	 */
	void write(Object value, JsonTarget target);

}

package io.github.openaiassistants.codec;

import java.util.Map;
import java.util.function.Function;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Types that wrap one string and are a plain string in JSON, such as open enumerations.
 *
 * @param known values to be shared, by their text
 * @param factory makes a value from a text
 * @param text gives the text of a value
 */
record TextShape(Map<String, Object> known, Function<String, Object> factory,
		Function<Object, String> text) implements Shape {

	@Override
	public Object read(JsonParser parser) {
		if (!parser.hasToken(JsonToken.VALUE_STRING)) {
			return new Inexact(null, ExactTree.read(parser));
		}
		String value = parser.getString();
		Object shared = this.known.get(value);
		return (shared != null) ? shared : this.factory.apply(value);
	}

	@Override
	public void write(Object value, JsonTarget target) {
		target.writeString(this.text.apply(value));
	}

}

package io.github.openaiassistants.codec;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects whose members are strings, such as meta data. One other value makes the whole
 * object raw.
 */
final class StringMapShape implements Shape {

	@Override
	public Object read(JsonParser parser) {
		if (!parser.hasToken(JsonToken.START_OBJECT)) {
			return new Inexact(null, ExactTree.read(parser));
		}
		Map<String, String> values = new LinkedHashMap<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			if (parser.nextToken() != JsonToken.VALUE_STRING) {
				return raw(values, name, parser);
			}
			values.put(name, parser.getString());
		}
		return values;
	}

	private Inexact raw(Map<String, String> values, String name, JsonParser parser) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		values.forEach(object::put);
		object.set(name, ExactTree.read(parser));
		for (String next = parser.nextName(); next != null; next = parser.nextName()) {
			parser.nextToken();
			object.set(next, ExactTree.read(parser));
		}
		return new Inexact(null, object);
	}

	@Override
	public void write(Object value, JsonTarget target) {
		target.writeStartObject();
		((Map<?, ?>) value).forEach((name, text) -> {
			target.writeName((String) name);
			target.writeString((String) text);
		});
		target.writeEndObject();
	}

}

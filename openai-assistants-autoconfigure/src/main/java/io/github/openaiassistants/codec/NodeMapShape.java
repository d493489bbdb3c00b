package io.github.openaiassistants.codec;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Objects whose members are any JSON values, such as attributes.
 */
final class NodeMapShape implements Shape {

	@Override
	public Object read(JsonParser parser) {
		if (!parser.hasToken(JsonToken.START_OBJECT)) {
			return new Inexact(null, ExactTree.read(parser));
		}
		Map<String, JsonNode> values = new LinkedHashMap<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			values.put(name, ExactTree.read(parser));
		}
		return values;
	}

	@Override
	public void write(Object value, JsonTarget target) {
		target.writeStartObject();
		((Map<?, ?>) value).forEach((name, node) -> {
			target.writeName((String) name);
			ExactTree.write((JsonNode) node, target);
		});
		target.writeEndObject();
	}

}

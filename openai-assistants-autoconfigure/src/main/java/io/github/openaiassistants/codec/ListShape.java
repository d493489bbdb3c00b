package io.github.openaiassistants.codec;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.github.openaiassistants.model.UnknownKind;

/**
 * Arrays. One element that its type cannot express makes the whole array raw. An object
 * with a kind in place of an array of such is read as its only element, and written as it
 * was read.
 *
 * @param element the shape of the elements
 */
record ListShape(Shape element) implements Shape {

	@Override
	public Object read(JsonParser parser) {
		if (parser.hasToken(JsonToken.START_OBJECT) && this.element instanceof UnionShape) {
			return only(ExactTree.read(parser));
		}
		if (!parser.hasToken(JsonToken.START_ARRAY)) {
			return new Inexact(null, ExactTree.read(parser));
		}
		List<Object> values = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			Object value = this.element.read(parser);
			if (value instanceof Inexact inexact) {
				return raw(values, inexact, parser);
			}
			values.add(value);
		}
		return values;
	}

	private Inexact only(JsonNode raw) {
		try (JsonParser parser = raw.traverse(ObjectReadContext.empty())) {
			parser.nextToken();
			Object value = this.element.read(parser);
			boolean kind = !(value instanceof UnknownKind unknown) || unknown.type() != null;
			return new Inexact(kind ? List.of(value) : null, raw);
		}
	}

	private Inexact raw(List<Object> values, Inexact inexact, JsonParser parser) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		values.forEach((value) -> array.add(ExactTree.of(value, this.element)));
		array.add(inexact.raw());
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			array.add(ExactTree.read(parser));
		}
		return new Inexact(null, array);
	}

	@Override
	public void write(Object value, JsonTarget target) {
		target.writeStartArray();
		for (Object entry : (List<?>) value) {
			this.element.write(entry, target);
		}
		target.writeEndArray();
	}

}

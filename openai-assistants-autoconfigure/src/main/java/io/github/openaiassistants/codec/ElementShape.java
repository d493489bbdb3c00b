package io.github.openaiassistants.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * Values whose type is known by themselves only: they are written as what they are, and
 * read as JSON.
 *
 * @param shapes the shapes of the values
 */
record ElementShape(Shapes shapes) implements Shape {

	@Override
	public Object read(JsonParser parser) {
		return ExactTree.read(parser);
	}

	@Override
	public void write(Object value, JsonTarget target) {
		Shape shape = (value instanceof JsonNode) ? ScalarShape.NODE : this.shapes.of(value.getClass());
		shape.write(value, target);
	}

}

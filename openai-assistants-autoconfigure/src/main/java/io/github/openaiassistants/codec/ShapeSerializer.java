package io.github.openaiassistants.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * Writes a type of the model by its shape.
 */
final class ShapeSerializer extends ValueSerializer<Object> {

	private final Shape shape;

	ShapeSerializer(Shape shape) {
		this.shape = shape;
	}

	@Override
	public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
		this.shape.write(value, new GeneratedJson(generator));
	}

	@Override
	public void serializeWithType(Object value, JsonGenerator generator, SerializationContext context,
			TypeSerializer types) {
		this.shape.write(value, new GeneratedJson(generator));
	}

}

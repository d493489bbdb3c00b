package io.github.openaiassistants.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads a type of the model by its shape.
 */
final class ShapeDeserializer extends ValueDeserializer<Object> {

	private final Class<?> type;

	private final Shape shape;

	ShapeDeserializer(Class<?> type, Shape shape) {
		this.type = type;
		this.shape = shape;
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		JsonToken token = parser.currentToken();
		Object value = this.shape.read(parser);
		if (value instanceof Inexact) {
			return context.reportInputMismatch(this, "%s cannot be read from a value that begins with %s",
					this.type.getSimpleName(), token);
		}
		return value;
	}

	@Override
	public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
		return deserialize(parser, context);
	}

	@Override
	public Class<?> handledType() {
		return this.type;
	}

}

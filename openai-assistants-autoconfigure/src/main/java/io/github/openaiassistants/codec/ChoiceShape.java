package io.github.openaiassistants.codec;

import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Values that are told apart by their JSON type, such as a string or an object in the
 * same member.
 *
 * @param byToken the shape for the first token of a value
 * @param otherwise the shape for any other token
 * @param byJavaType gives the shape of a value
 */
record ChoiceShape(Map<JsonToken, Shape> byToken, @Nullable Shape otherwise,
		Function<Object, Shape> byJavaType) implements Shape {

	@Override
	public Object read(JsonParser parser) {
		Shape shape = this.byToken.getOrDefault(parser.currentToken(), this.otherwise);
		return (shape != null) ? shape.read(parser) : new Inexact(null, ExactTree.read(parser));
	}

	@Override
	public void write(Object value, JsonTarget target) {
		this.byJavaType.apply(value).write(value, target);
	}

}

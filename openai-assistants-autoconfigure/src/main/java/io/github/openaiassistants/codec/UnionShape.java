package io.github.openaiassistants.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.model.UnknownKind;

/**
 * Objects of several kinds, told apart by their member {@code type}. What comes before it
 * is set aside, so that no tree is built for kinds that are known.
 *
 * @param kinds the kinds that are known
 * @param unknown makes a value of a type and a raw value of any other kind
 */
record UnionShape(Map<String, Kind> kinds, BiFunction<@Nullable String, JsonNode, Object> unknown) implements Shape {

	private static final String TYPE = "type";

	@Override
	public Object read(JsonParser parser) {
		if (!parser.hasToken(JsonToken.START_OBJECT)) {
			return this.unknown.apply(null, ExactTree.read(parser));
		}
		Map<String, JsonNode> before = Map.of();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			if (TYPE.equals(name) && token == JsonToken.VALUE_STRING) {
				String type = parser.getString();
				Kind kind = this.kinds.get(type);
				return (kind != null) ? read(kind, before, parser) : unknown(type, before, parser);
			}
			before = before.isEmpty() ? new LinkedHashMap<>() : before;
			before.put(name, ExactTree.read(parser));
		}
		return this.unknown.apply(null, object(before));
	}

	private Object read(Kind kind, Map<String, JsonNode> before, JsonParser parser) {
		RecordAssembly assembly = kind.shape().start();
		before.forEach(assembly::member);
		assembly.replace(kind.discriminator(), kind.type());
		return kind.shape().read(assembly, parser);
	}

	private Object unknown(String type, Map<String, JsonNode> before, JsonParser parser) {
		ObjectNode object = object(before);
		object.put(TYPE, type);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			object.set(name, ExactTree.read(parser));
		}
		JsonNode last = object.path(TYPE);
		return this.unknown.apply(last.isString() ? last.stringValue() : null, object);
	}

	private static ObjectNode object(Map<String, JsonNode> members) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		object.setAll(members);
		return object;
	}

	@Override
	public void write(Object value, JsonTarget target) {
		if (value instanceof UnknownKind unknownKind) {
			ExactTree.write(unknownKind.raw(), target);
			return;
		}
		for (Kind kind : this.kinds.values()) {
			if (kind.javaType() == value.getClass()) {
				kind.shape().write(value, target);
				return;
			}
		}
		throw new IllegalArgumentException(value.getClass().getSimpleName() + " is no kind of this union");
	}

	/**
	 * A kind that is known.
	 *
	 * @param type its discriminator
	 * @param javaType its record
	 * @param shape how it looks
	 */
	record Kind(String type, Class<?> javaType, RecordShape shape) {

		RecordSlot discriminator() {
			RecordSlot slot = this.shape.slot(TYPE);
			if (slot == null) {
				throw new IllegalStateException(this.javaType.getSimpleName() + " has no component for its type");
			}
			return slot;
		}

	}

}

package io.github.openaiassistants.codec;

import java.math.BigDecimal;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.RawValue;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Trees that keep every JSON value as it is, whatever the settings of the mapper: numbers
 * are not rounded, nulls not dropped, members not sorted.
 */
final class ExactTree {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	/**
	 * Decimal texts up to this length survive a {@code double} without loss.
	 */
	private static final int SAFE_LENGTH = 16;

	private ExactTree() {
	}

	static JsonNode read(JsonParser parser) {
		JsonToken token = parser.currentToken();
		return switch (token) {
			case START_OBJECT -> object(parser);
			case START_ARRAY -> array(parser);
			case VALUE_STRING -> NODES.stringNode(parser.getString());
			case VALUE_NUMBER_INT -> integer(parser);
			case VALUE_NUMBER_FLOAT -> decimal(parser);
			case VALUE_TRUE -> NODES.booleanNode(true);
			case VALUE_FALSE -> NODES.booleanNode(false);
			case VALUE_NULL -> NODES.nullNode();
			case VALUE_EMBEDDED_OBJECT -> NODES.pojoNode(parser.getEmbeddedObject());
			default -> throw new IllegalStateException("No value begins with " + token);
		};
	}

	private static JsonNode object(JsonParser parser) {
		ObjectNode object = NODES.objectNode();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			object.set(name, read(parser));
		}
		return object;
	}

	private static JsonNode array(JsonParser parser) {
		ArrayNode array = NODES.arrayNode();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			array.add(read(parser));
		}
		return array;
	}

	private static JsonNode integer(JsonParser parser) {
		return switch (parser.getNumberType()) {
			case INT -> NODES.numberNode(parser.getIntValue());
			case LONG -> NODES.numberNode(parser.getLongValue());
			default -> NODES.numberNode(parser.getBigIntegerValue());
		};
	}

	private static JsonNode decimal(JsonParser parser) {
		String text = parser.getString();
		if (parser.isNaN() || isExactDouble(text)) {
			return NODES.numberNode(parser.getDoubleValue());
		}
		try {
			return NODES.numberNode(new BigDecimal(text));
		}
		catch (NumberFormatException ex) {
			// An exponent beyond what Java can calculate with is still valid JSON.
			return NODES.rawValueNode(new RawValue(text));
		}
	}

	/**
	 * Tell whether a decimal number has the same value after it was a {@code double}.
	 * @param text the number as it was received
	 * @return {@code true} when nothing is lost
	 */
	static boolean isExactDouble(String text) {
		if (text.length() <= SAFE_LENGTH && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
			return true;
		}
		double value = Double.parseDouble(text);
		try {
			return Double.isFinite(value)
					&& new BigDecimal(text).compareTo(new BigDecimal(Double.toString(value))) == 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	static JsonNode of(Object value, Shape shape) {
		try (TokenBuffer buffer = new TokenBuffer(ObjectWriteContext.empty(), false)) {
			shape.write(value, new GeneratedJson(buffer));
			try (JsonParser parser = buffer.asParser(ObjectReadContext.empty())) {
				parser.nextToken();
				return read(parser);
			}
		}
	}

	static void write(JsonNode node, JsonGenerator generator) {
		write(node, new GeneratedJson(generator));
	}

	static void write(JsonNode node, JsonTarget target) {
		switch (node.getNodeType()) {
			case OBJECT -> {
				target.writeStartObject();
				node.properties().forEach((member) -> {
					target.writeName(member.getKey());
					write(member.getValue(), target);
				});
				target.writeEndObject();
			}
			case ARRAY -> {
				target.writeStartArray();
				node.values().forEach((element) -> write(element, target));
				target.writeEndArray();
			}
			case STRING -> target.writeString(node.stringValue());
			case BOOLEAN -> target.writeBoolean(node.booleanValue());
			case NUMBER -> number(node, target);
			case NULL, MISSING -> target.writeNull();
			default -> pojo(node, target);
		}
	}

	private static void number(JsonNode node, JsonTarget target) {
		switch (node.numberType()) {
			case INT -> target.writeNumber(node.intValue());
			case LONG -> target.writeNumber(node.longValue());
			case BIG_INTEGER -> target.writeNumber(node.bigIntegerValue());
			case BIG_DECIMAL -> target.writeNumber(node.decimalValue());
			default -> target.writeNumber(node.doubleValue());
		}
	}

	private static void pojo(JsonNode node, JsonTarget target) {
		if (node.isPojo() && ((POJONode) node).getPojo() instanceof RawValue raw
				&& raw.rawValue() instanceof String text) {
			target.writeNumber(text);
		}
		else {
			target.writePOJO(node);
		}
	}

}

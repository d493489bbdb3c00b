package io.github.openaiassistants.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import tools.jackson.databind.JsonNode;

/**
 * Makes random JSON texts that are valid by a schema, in unusual spellings too.
 */
final class SchemaInstances {

	private static final List<String> STRINGS = List.of("\"\"", "\"plain\"", "\"queued\"", "\"\\u00e4\\ud83d\\ude00\"",
			"\"\u4e2d\u6587 \uD83D\uDE80\"", "\"line\\nbreak \\\"quoted\\\" \\\\\"", "\"null\"", "\"\u2028\"");

	private static final List<String> INTEGERS = List.of("0", "1", "-7", "1752000001", "1752000001.0", "17e2",
			"9223372036854775807", "9223372036854775808", "123456789012345678901234567890");

	private static final List<String> NUMBERS = List.of("0", "1", "1.0", "0.5", "1.50", "-0.0", "1e-7", "5e-324",
			"1e400", "1e99999999999", "0.1234567890123456789", "0.30000000000000004", "12345678901234567890.5");

	private static final List<String> ANY = List.of("null", "true", "17", "1.25", "\"text\"", "[]", "{}",
			"[1,null,{\"a\":[{}]}]", "{\"type\":\"text\",\"n\":null}");

	private static final List<String> NAMES = List.of("future", "data_source", "file_ids", "extra", "\u00e4", "");

	private final JsonNode root;

	private final Random random;

	SchemaInstances(JsonNode root, Random random) {
		this.root = root;
		this.random = random;
	}

	String next() {
		return next(this.root);
	}

	private String next(JsonNode schema) {
		if (schema.has("$ref")) {
			return next(this.root.at(schema.get("$ref").stringValue().substring(1)));
		}
		if (schema.has("const")) {
			return schema.get("const").toString();
		}
		if (schema.has("enum")) {
			return pick(new ArrayList<>(schema.get("enum").values())).toString();
		}
		for (String choice : List.of("anyOf", "oneOf")) {
			if (schema.has(choice)) {
				return next(pick(new ArrayList<>(schema.get(choice).values())));
			}
		}
		if (schema.has("not")) {
			return pick(List.of("\"mcp\"", "\"bing_grounding\"", "\"\"", "\"TEXT\""));
		}
		JsonNode type = schema.path("type");
		String implied = schema.has("properties") ? "object" : "any";
		String name = type.isArray() ? pick(new ArrayList<>(type.values())).stringValue() : type.stringValue(implied);
		return switch (name) {
			case "object" -> object(schema);
			case "array" -> array(schema);
			case "string" -> pick(STRINGS);
			case "integer" -> pick(INTEGERS);
			case "number" -> pick(NUMBERS);
			case "boolean" -> pick(List.of("true", "false"));
			case "null" -> "null";
			default -> pick(ANY);
		};
	}

	private String object(JsonNode schema) {
		List<String> required = schema.path("required").values().stream().map(JsonNode::stringValue).toList();
		List<String> members = new ArrayList<>();
		for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
			if (required.contains(property.getKey()) || this.random.nextInt(4) != 0) {
				members.add(member(property.getKey(), next(property.getValue())));
			}
		}
		JsonNode additional = schema.path("additionalProperties");
		if (this.random.nextInt(4) == 0 && !(additional.isBoolean() && !additional.booleanValue())) {
			members.add(member(pick(NAMES), additional.isObject() ? next(additional) : pick(ANY)));
		}
		if (this.random.nextInt(2) == 0) {
			Collections.shuffle(members, this.random);
		}
		return "{" + String.join((this.random.nextInt(3) == 0) ? " , " : ",", members) + "}";
	}

	private static String member(String name, String value) {
		return '"' + name + "\":" + value;
	}

	private String array(JsonNode schema) {
		List<String> elements = new ArrayList<>();
		int size = Math.max(this.random.nextInt(4), schema.path("minItems").intValue(0));
		for (int i = 0; i < Math.min(size, schema.path("maxItems").intValue(Integer.MAX_VALUE)); i++) {
			elements.add(next(schema.path("items")));
		}
		return elements.toString();
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}

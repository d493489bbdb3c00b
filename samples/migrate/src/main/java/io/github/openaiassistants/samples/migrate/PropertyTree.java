package io.github.openaiassistants.samples.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON as properties. Those cannot tell an empty list or object from an empty text, nor
 * an object whose names are 0, 1, 2 … from a list.
 */
final class PropertyTree {

	private PropertyTree() {
	}

	/**
	 * Write a value.
	 * @param node the value
	 * @return the same as text, number, boolean, list or map; {@code null} when it would
	 * not be read as it is
	 */
	static @Nullable Object of(JsonNode node) {
		if (node.isObject()) {
			return object(node);
		}
		if (node.isArray()) {
			return list(node);
		}
		if (node.isString()) {
			return node.stringValue().isEmpty() ? null : PropertyText.of(node.stringValue());
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		return node.isNumber() ? node.numberValue() : null;
	}

	private static @Nullable Map<String, Object> object(JsonNode node) {
		Map<String, Object> members = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> member : node.properties()) {
			Object value = of(member.getValue());
			if (value == null || !PropertyText.isPossibleName(member.getKey())) {
				return null;
			}
			members.put(PropertyText.name(member.getKey()), value);
		}
		boolean list = IntStream.range(0, members.size()).allMatch((i) -> members.containsKey(String.valueOf(i)));
		return list ? null : members;
	}

	private static @Nullable List<Object> list(JsonNode node) {
		List<Object> elements = new ArrayList<>();
		for (JsonNode element : node) {
			Object value = of(element);
			if (value == null) {
				return null;
			}
			elements.add(value);
		}
		return elements.isEmpty() ? null : elements;
	}

}

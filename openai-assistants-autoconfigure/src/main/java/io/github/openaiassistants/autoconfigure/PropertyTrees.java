package io.github.openaiassistants.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes JSON of properties below a key of the application's choice. Boot hands lists over
 * as maps whose keys are the positions, and empty ones as empty texts.
 */
final class PropertyTrees {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final List<String> empty = new ArrayList<>();

	JsonNode tree(String path, Object value) {
		return JSON.valueToTree(value(path, value));
	}

	// Paths of values of which nobody can tell what they were meant to be
	List<String> empty() {
		return List.copyOf(this.empty);
	}

	private @Nullable Object value(String path, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return isList(map) ? list(path, elements(map)) : object(path, map);
		}
		if (value instanceof List<?> list) {
			return list(path, list);
		}
		if (value == null || value.toString().isEmpty()) {
			this.empty.add(path);
		}
		return (value instanceof CharSequence text) ? text.toString() : value;
	}

	private static boolean isList(Map<?, ?> map) {
		for (int i = 0; i < map.size(); i++) {
			if (!map.containsKey(String.valueOf(i))) {
				return false;
			}
		}
		return !map.isEmpty();
	}

	private static List<Object> elements(Map<?, ?> map) {
		return IntStream.range(0, map.size()).mapToObj((i) -> (Object) map.get(String.valueOf(i))).toList();
	}

	private List<@Nullable Object> list(String path, List<?> list) {
		List<@Nullable Object> values = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			values.add(value(path + "[" + i + "]", list.get(i)));
		}
		return values;
	}

	private Map<String, @Nullable Object> object(String path, Map<?, ?> map) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		map.forEach((name, value) -> members.put(name.toString(), value(path + "." + name, value)));
		return members;
	}

}

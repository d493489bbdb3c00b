package io.github.openaiassistants.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable copies of collections; maps keep their order.
 */
final class Copies {

	private static final Map<?, ?> NONE = Map.of();

	private Copies() {
	}

	static <T> List<T> list(List<T> list) {
		return List.copyOf(list);
	}

	static <T> @Nullable List<T> listOrNull(@Nullable List<T> list) {
		return (list != null) ? list(list) : null;
	}

	static <V> Map<String, V> map(Map<String, V> map) {
		// Most are this one, and none is compared as fast
		if (map == NONE) {
			return map;
		}
		if (map.size() <= 1) {
			return Map.copyOf(map);
		}
		Map<String, V> copy = new LinkedHashMap<>(map);
		copy.forEach((key, value) -> {
			Objects.requireNonNull(key, "key");
			Objects.requireNonNull(value, "value");
		});
		return Collections.unmodifiableMap(copy);
	}

	static <V> @Nullable Map<String, V> mapOrNull(@Nullable Map<String, V> map) {
		return (map != null) ? map(map) : null;
	}

}

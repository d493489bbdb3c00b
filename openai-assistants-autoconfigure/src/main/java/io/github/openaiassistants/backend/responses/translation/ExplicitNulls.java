package io.github.openaiassistants.backend.responses.translation;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Members that the API always sends, {@code null} included. The codec writes a
 * {@code null} only when it is among the extra members.
 */
final class ExplicitNulls {

	private final Map<String, JsonNode> members = new LinkedHashMap<>();

	ExplicitNulls member(String name, @Nullable Object value) {
		if (value == null) {
			this.members.put(name, NullNode.getInstance());
		}
		return this;
	}

	Map<String, JsonNode> toExtra() {
		return this.members;
	}

}

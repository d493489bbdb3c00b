package io.github.openaiassistants.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Members of values whose kind is not known.
 */
final class RawMembers {

	private RawMembers() {
	}

	static @Nullable Integer index(JsonNode raw) {
		JsonNode index = raw.path("index");
		return (index.isIntegralNumber() && index.canConvertToInt()) ? index.intValue() : null;
	}

	static @Nullable String string(JsonNode raw, String name) {
		JsonNode member = raw.path(name);
		return member.isString() ? member.stringValue() : null;
	}

}

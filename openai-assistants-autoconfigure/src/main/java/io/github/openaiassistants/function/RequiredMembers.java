package io.github.openaiassistants.function;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Finds members that a schema requires and that are not there. A mapper would make
 * {@code null} of them, where the application says that there is none.
 */
final class RequiredMembers {

	private final JsonNode root;

	RequiredMembers(JsonNode root) {
		this.root = root;
	}

	/**
	 * Check arguments.
	 * @param arguments the arguments
	 * @throws MalformedArgumentsException if a member is missing
	 */
	void check(JsonNode arguments) {
		check(this.root, arguments, "");
	}

	private void check(JsonNode declared, JsonNode value, String path) {
		JsonNode schema = resolve(declared);
		JsonNode properties = schema.path("properties");
		if (value.isObject()) {
			for (JsonNode required : schema.path("required")) {
				String name = required.stringValue();
				if (!value.hasNonNull(name) && !allowsNull(properties.path(name))) {
					throw new MalformedArgumentsException("The argument " + path + name + " is missing.");
				}
			}
			for (Map.Entry<String, JsonNode> member : value.properties()) {
				JsonNode known = properties.path(member.getKey());
				check(known.isMissingNode() ? schema.path("additionalProperties") : known, member.getValue(),
						path + member.getKey() + ".");
			}
		}
		else if (value.isArray()) {
			for (int i = 0; i < value.size(); i++) {
				check(schema.path("items"), value.path(i), path + i + ".");
			}
		}
	}

	private JsonNode resolve(JsonNode schema) {
		JsonNode alternative = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
		String reference = alternative.path("$ref").stringValue("");
		return reference.isEmpty() ? alternative : this.root.at(reference.substring(1));
	}

	private static boolean allowsNull(JsonNode schema) {
		return schema.path("type").isArray() || schema.has("anyOf");
	}

}

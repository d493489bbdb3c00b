package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The model produces JSON that follows a schema.
 *
 * @param type the discriminator, {@code json_schema}
 * @param jsonSchema the schema
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record JsonSchemaResponseFormat(@Nullable String type, @Nullable JsonSchemaFormat jsonSchema,
		Map<String, JsonNode> extra) implements ResponseFormat, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public JsonSchemaResponseFormat {
		extra = Copies.map(extra);
	}

	/**
	 * Show ids, types, statuses and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The schema of a response format.
 *
 * @param name the name of the format, at most 64 letters, digits, {@code _} and {@code -}
 * @param description what the format is for
 * @param schema the JSON Schema; not to be modified
 * @param strict whether the schema is followed strictly
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record JsonSchemaFormat(@Nullable String name, @Nullable String description, @Nullable JsonNode schema,
		@Nullable Boolean strict, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public JsonSchemaFormat {
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

package io.github.openaiassistants.snapshot;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The kinds that an object can be of, by its type.
 */
@FunctionalInterface
interface Kinds {

	/**
	 * The member that tells the kind.
	 */
	String TYPE = "type";

	/**
	 * Return how objects of a type grow.
	 * @param type the type, if there is one
	 * @return the rule
	 */
	MergeRule of(@Nullable String type);

	static @Nullable String type(JsonNode object) {
		JsonNode type = object.path(TYPE);
		return type.isString() ? type.stringValue() : null;
	}

}

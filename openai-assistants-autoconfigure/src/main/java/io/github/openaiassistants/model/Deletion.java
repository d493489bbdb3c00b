package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer to the deletion of an object.
 *
 * @param id the id of the object; empty when the server sent none
 * @param object the object type, for example {@code thread.deleted}
 * @param deleted whether the object was deleted
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record Deletion(String id, @Nullable String object, @Nullable Boolean deleted,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public Deletion {
		Objects.requireNonNull(id, "id");
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of file search.
 *
 * @param index the slot this piece belongs to, or {@code null} outside of deltas
 * @param id the id of the call; mostly absent in deltas
 * @param type the discriminator, {@code file_search}
 * @param fileSearch how was searched, and what was found
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileSearchToolCall(@Nullable Integer index, @Nullable String id, @Nullable String type,
		@Nullable FileSearchCall fileSearch, Map<String, JsonNode> extra) implements ToolCall, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileSearchToolCall {
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

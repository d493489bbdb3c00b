package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * File search.
 *
 * @param type the discriminator, {@code file_search}
 * @param fileSearch how to search
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileSearchTool(@Nullable String type, @Nullable FileSearchOptions fileSearch,
		Map<String, JsonNode> extra) implements Tool, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileSearchTool {
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

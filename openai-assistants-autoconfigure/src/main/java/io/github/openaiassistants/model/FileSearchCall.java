package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How files were searched, and what was found.
 *
 * @param rankingOptions how results were ranked
 * @param results what was found
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileSearchCall(@Nullable RankingOptions rankingOptions, @Nullable List<FileSearchResult> results,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileSearchCall {
		results = Copies.listOrNull(results);
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

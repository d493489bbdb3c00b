package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How file search works.
 *
 * @param maxNumResults the most results, 1 to 50
 * @param rankingOptions how results are ranked
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileSearchOptions(@Nullable Integer maxNumResults, @Nullable RankingOptions rankingOptions,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileSearchOptions {
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

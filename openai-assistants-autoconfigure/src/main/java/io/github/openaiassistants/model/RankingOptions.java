package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How results of file search are ranked.
 *
 * @param ranker the ranker, for example {@code auto}
 * @param scoreThreshold the least score of a result, 0 to 1
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RankingOptions(@Nullable String ranker, @Nullable Double scoreThreshold,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public RankingOptions {
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

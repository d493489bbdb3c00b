package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * When a vector store expires.
 *
 * @param anchor the point in time to count from, {@code last_active_at}
 * @param days the days after it, 1 to 365
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record VectorStoreExpiration(@Nullable String anchor, @Nullable Integer days,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public VectorStoreExpiration {
		extra = Copies.map(extra);
	}

	/**
	 * Let a store expire when it was not used for some days.
	 * @param days the days, 1 to 365
	 * @return the rule
	 */
	public static VectorStoreExpiration afterLastUse(int days) {
		return new VectorStoreExpiration("last_active_at", days, Map.of());
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

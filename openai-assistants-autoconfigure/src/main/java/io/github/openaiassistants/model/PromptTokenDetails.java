package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Details of the tokens that were read.
 *
 * @param cachedTokens tokens taken from a cache
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record PromptTokenDetails(@Nullable Long cachedTokens, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public PromptTokenDetails {
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

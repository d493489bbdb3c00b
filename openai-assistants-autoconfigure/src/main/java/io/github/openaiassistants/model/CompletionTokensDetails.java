package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Details of the tokens that were written.
 *
 * @param reasoningTokens tokens spent on reasoning
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record CompletionTokensDetails(@Nullable Long reasoningTokens,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public CompletionTokensDetails {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tokens that were used.
 *
 * @param promptTokens tokens read
 * @param completionTokens tokens written
 * @param totalTokens the sum of both
 * @param promptTokenDetails details of the tokens read, as servers spell it
 * @param promptTokensDetails details of the tokens read, in the other spelling
 * @param completionTokensDetails details of the tokens written
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record Usage(@Nullable Long promptTokens, @Nullable Long completionTokens, @Nullable Long totalTokens,
		@Nullable PromptTokenDetails promptTokenDetails, @Nullable PromptTokenDetails promptTokensDetails,
		@Nullable CompletionTokensDetails completionTokensDetails, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public Usage {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why a run or a message was cut short.
 *
 * @param reason the reason, for example {@code max_completion_tokens}, {@code max_tokens}
 * or {@code content_filter}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record IncompleteDetails(@Nullable String reason, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public IncompleteDetails {
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

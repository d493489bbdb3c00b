package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The model produces text.
 *
 * @param type the discriminator, {@code text}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record TextResponseFormat(@Nullable String type,
		Map<String, JsonNode> extra) implements ResponseFormat, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public TextResponseFormat {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Text that file search has found.
 *
 * @param type the discriminator, {@code text}
 * @param text the text
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileSearchResultContent(@Nullable String type, @Nullable String text,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileSearchResultContent {
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

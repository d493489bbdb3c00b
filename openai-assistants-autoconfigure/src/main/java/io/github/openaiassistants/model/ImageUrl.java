package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An image behind a URL.
 *
 * @param url the URL
 * @param detail the resolution for the model: {@code auto}, {@code low} or {@code high}
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ImageUrl(@Nullable String url, @Nullable String detail,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public ImageUrl {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The web page that an annotation quotes.
 *
 * @param url the address
 * @param title the title of the page
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record UrlCitation(@Nullable String url, @Nullable String title,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public UrlCitation {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A quote from a web page.
 *
 * @param index the slot this piece belongs to, or {@code null} outside of deltas
 * @param type the discriminator, {@code url_citation}
 * @param text the mark inside the text
 * @param urlCitation what is quoted
 * @param startIndex where the mark begins, in characters
 * @param endIndex where the mark ends, exclusive, in characters
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record UrlCitationAnnotation(@Nullable Integer index, @Nullable String type, @Nullable String text,
		@Nullable UrlCitation urlCitation, @Nullable Integer startIndex, @Nullable Integer endIndex,
		Map<String, JsonNode> extra) implements Annotation, WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public UrlCitationAnnotation {
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

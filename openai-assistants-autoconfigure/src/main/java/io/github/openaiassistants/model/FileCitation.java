package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The file that an annotation quotes.
 *
 * @param fileId the id of the file
 * @param quote the quoted text; only in deltas, mostly empty
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileCitation(@Nullable String fileId, @Nullable String quote,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileCitation {
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

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many files of a vector store or batch are how far.
 *
 * @param inProgress files that are being processed
 * @param completed files that are ready
 * @param failed files that could not be processed
 * @param cancelled files whose processing was cancelled
 * @param total all files
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileCounts(@Nullable Integer inProgress, @Nullable Integer completed, @Nullable Integer failed,
		@Nullable Integer cancelled, @Nullable Integer total, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileCounts {
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

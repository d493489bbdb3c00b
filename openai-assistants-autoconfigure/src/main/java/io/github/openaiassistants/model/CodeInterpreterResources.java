package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Files that the code interpreter may read.
 *
 * @param fileIds the ids of the files, at most 20
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record CodeInterpreterResources(@Nullable List<String> fileIds,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public CodeInterpreterResources {
		fileIds = Copies.listOrNull(fileIds);
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

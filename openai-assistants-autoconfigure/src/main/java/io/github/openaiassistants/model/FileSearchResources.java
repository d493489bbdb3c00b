package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Vector stores that file search may look into.
 *
 * @param vectorStoreIds the ids of the stores, at most one
 * @param vectorStores stores to be created, at most one; in requests only, instead of ids
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileSearchResources(@Nullable List<String> vectorStoreIds, @Nullable List<NewVectorStore> vectorStores,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public FileSearchResources {
		vectorStoreIds = Copies.listOrNull(vectorStoreIds);
		vectorStores = Copies.listOrNull(vectorStores);
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

package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A vector store to be created together with a thread or an assistant.
 *
 * @param fileIds the files to add
 * @param chunkingStrategy how files are cut; the server decides when absent
 * @param metadata the caller's key-value pairs, at most 16, with keys of at most 64 and
 * values of at most 512 characters
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record NewVectorStore(@Nullable List<String> fileIds, @Nullable ChunkingStrategy chunkingStrategy,
		@Nullable Map<String, String> metadata, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Copy the collections, so that nobody can change them later.
	 */
	public NewVectorStore {
		fileIds = Copies.listOrNull(fileIds);
		metadata = Copies.mapOrNull(metadata);
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

package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Files that were added to a vector store together.
 *
 * @param id the id of the batch; empty when the server sent none
 * @param object the object type, {@code vector_store.files_batch}
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param vectorStoreId the store that the files were added to
 * @param status whether all files are processed
 * @param fileCounts how far the files are
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record VectorStoreFileBatchObject(String id, @Nullable String object, @Nullable Long createdAt,
		@Nullable String vectorStoreId, @Nullable VectorStoreFileStatus status, @Nullable FileCounts fileCounts,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public VectorStoreFileBatchObject {
		Objects.requireNonNull(id, "id");
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

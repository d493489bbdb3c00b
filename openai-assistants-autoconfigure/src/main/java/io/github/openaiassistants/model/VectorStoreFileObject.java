package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file of a vector store.
 *
 * @param id the id of the file; empty when the server sent none
 * @param object the object type, {@code vector_store.file}
 * @param usageBytes the bytes that it uses in the store
 * @param createdAt when it was added, in seconds since 1970-01-01T00:00:00Z
 * @param vectorStoreId the store it belongs to
 * @param status whether it is ready
 * @param lastError why it could not be processed, or {@code null} when nothing failed
 * @param chunkingStrategy how it was cut into chunks
 * @param attributes the caller's values for filters: strings, numbers and booleans, at
 * most 16
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record VectorStoreFileObject(String id, @Nullable String object, @Nullable Long usageBytes,
		@Nullable Long createdAt, @Nullable String vectorStoreId, @Nullable VectorStoreFileStatus status,
		@Nullable LastError lastError, @Nullable ChunkingStrategy chunkingStrategy,
		@Nullable Map<String, JsonNode> attributes, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public VectorStoreFileObject {
		Objects.requireNonNull(id, "id");
		attributes = Copies.mapOrNull(attributes);
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

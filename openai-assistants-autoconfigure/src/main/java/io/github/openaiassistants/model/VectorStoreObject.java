package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A vector store: files made searchable for file search.
 *
 * @param id the id of the store; empty when the server sent none
 * @param object the object type, {@code vector_store}
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param name its name, or {@code null} when it has none
 * @param description its description, or {@code null} when it has none
 * @param usageBytes the bytes that its files use
 * @param fileCounts how far its files are
 * @param status whether it is ready
 * @param expiresAfter when it is to expire
 * @param expiresAt when it expires, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} if never
 * @param lastActiveAt when it was used last, in seconds since 1970-01-01T00:00:00Z
 * @param metadata the caller's key-value pairs, at most 16, with keys of at most 64 and
 * values of at most 512 characters
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record VectorStoreObject(String id, @Nullable String object, @Nullable Long createdAt, @Nullable String name,
		@Nullable String description, @Nullable Long usageBytes, @Nullable FileCounts fileCounts,
		@Nullable VectorStoreStatus status, @Nullable VectorStoreExpiration expiresAfter, @Nullable Long expiresAt,
		@Nullable Long lastActiveAt, @Nullable Map<String, String> metadata,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public VectorStoreObject {
		Objects.requireNonNull(id, "id");
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

package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request for a new vector store.
 *
 * @param fileIds the files to add, at most 500
 * @param name its name
 * @param description its description
 * @param expiresAfter when it is to expire
 * @param chunkingStrategy how files are cut; the server decides when absent
 * @param metadata key-value pairs to be kept with it, at most 16, with keys of at most 64
 * and values of at most 512 characters
 * @param extra further members to be sent; an entry wins over a component
 */
public record CreateVectorStoreRequest(@Nullable List<String> fileIds, @Nullable String name,
		@Nullable String description, @Nullable VectorStoreExpiration expiresAfter,
		@Nullable ChunkingStrategy chunkingStrategy, @Nullable Map<String, String> metadata,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public CreateVectorStoreRequest {
		Limits.count("file_ids", fileIds, Limits.STORE_FILES);
		Limits.expiration(expiresAfter);
		Limits.chunking("chunking_strategy", chunkingStrategy);
		Limits.metadata("metadata", metadata);
		fileIds = Copies.listOrNull(fileIds);
		metadata = Copies.mapOrNull(metadata);
		extra = Copies.map(extra);
	}

	/**
	 * Start to build a request.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Start to build a request from this one.
	 * @return a builder with all values of this request
	 */
	public Builder toBuilder() {
		Builder builder = new Builder();
		builder.fileIds = this.fileIds;
		builder.name = this.name;
		builder.description = this.description;
		builder.expiresAfter = this.expiresAfter;
		builder.chunkingStrategy = this.chunkingStrategy;
		builder.metadata = this.metadata;
		builder.extra = this.extra;
		return builder;
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

	/**
	 * Builds a {@link CreateVectorStoreRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable List<String> fileIds;

		private @Nullable String name;

		private @Nullable String description;

		private @Nullable VectorStoreExpiration expiresAfter;

		private @Nullable ChunkingStrategy chunkingStrategy;

		private @Nullable Map<String, String> metadata;

		private Map<String, JsonNode> extra = Map.of();

		private Builder() {
		}

		/**
		 * Set {@code file_ids}.
		 * @param fileIds the files to add, at most 500
		 * @return this builder
		 */
		public Builder fileIds(@Nullable List<String> fileIds) {
			this.fileIds = fileIds;
			return this;
		}

		/**
		 * Set {@code name}.
		 * @param name its name
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set {@code description}.
		 * @param description its description
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set {@code expires_after}.
		 * @param expiresAfter when it is to expire
		 * @return this builder
		 */
		public Builder expiresAfter(@Nullable VectorStoreExpiration expiresAfter) {
			this.expiresAfter = expiresAfter;
			return this;
		}

		/**
		 * Set {@code chunking_strategy}.
		 * @param chunkingStrategy how files are cut; the server decides when absent
		 * @return this builder
		 */
		public Builder chunkingStrategy(@Nullable ChunkingStrategy chunkingStrategy) {
			this.chunkingStrategy = chunkingStrategy;
			return this;
		}

		/**
		 * Set {@code metadata}.
		 * @param metadata key-value pairs to be kept with it, at most 16, with keys of at
		 * most 64 and values of at most 512 characters
		 * @return this builder
		 */
		public Builder metadata(@Nullable Map<String, String> metadata) {
			this.metadata = metadata;
			return this;
		}

		/**
		 * Set {@code extra}.
		 * @param extra further members to be sent, by their names on the wire
		 * @return this builder
		 */
		public Builder extra(Map<String, JsonNode> extra) {
			this.extra = extra;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws RequestNotValidException if a limit is crossed
		 */
		public CreateVectorStoreRequest build() {
			return new CreateVectorStoreRequest(this.fileIds, this.name, this.description, this.expiresAfter,
					this.chunkingStrategy, this.metadata, this.extra);
		}

	}

}

package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request to add a file to a vector store.
 *
 * @param fileId the file to add; may be absent when {@code extra} names another source
 * @param chunkingStrategy how files are cut; the server decides when absent
 * @param attributes values for filters: strings, numbers and booleans, at most 16
 * @param extra further members to be sent; an entry wins over a component
 */
public record CreateVectorStoreFileRequest(@Nullable String fileId, @Nullable ChunkingStrategy chunkingStrategy,
		@Nullable Map<String, JsonNode> attributes, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public CreateVectorStoreFileRequest {
		Limits.source("file_id", fileId, extra);
		Limits.chunking("chunking_strategy", chunkingStrategy);
		Limits.attributes(attributes);
		attributes = Copies.mapOrNull(attributes);
		extra = Copies.map(extra);
	}

	/**
	 * Create a request that leaves everything to the server.
	 * @param fileId the file to add
	 * @return the request
	 */
	public static CreateVectorStoreFileRequest of(String fileId) {
		return builder().fileId(fileId).build();
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
		builder.fileId = this.fileId;
		builder.chunkingStrategy = this.chunkingStrategy;
		builder.attributes = this.attributes;
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
	 * Builds a {@link CreateVectorStoreFileRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String fileId;

		private @Nullable ChunkingStrategy chunkingStrategy;

		private @Nullable Map<String, JsonNode> attributes;

		private Map<String, JsonNode> extra = Map.of();

		private Builder() {
		}

		/**
		 * Set {@code file_id}.
		 * @param fileId the file to add; may be absent when {@code extra} names another
		 * source
		 * @return this builder
		 */
		public Builder fileId(@Nullable String fileId) {
			this.fileId = fileId;
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
		 * Set {@code attributes}.
		 * @param attributes values for filters: strings, numbers and booleans, at most 16
		 * @return this builder
		 */
		public Builder attributes(@Nullable Map<String, JsonNode> attributes) {
			this.attributes = attributes;
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
		public CreateVectorStoreFileRequest build() {
			return new CreateVectorStoreFileRequest(this.fileId, this.chunkingStrategy, this.attributes, this.extra);
		}

	}

}

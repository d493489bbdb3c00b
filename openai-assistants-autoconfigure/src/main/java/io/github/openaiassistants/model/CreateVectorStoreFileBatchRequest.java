package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request to add many files to a vector store at once.
 *
 * @param fileIds the files to add, 1 to 2000
 * @param files the files to add, each with its own settings, 1 to 2000; instead of ids
 * @param chunkingStrategy how files are cut; the server decides when absent
 * @param attributes values for filters: strings, numbers and booleans, at most 16
 * @param extra further members to be sent; an entry wins over a component
 */
public record CreateVectorStoreFileBatchRequest(@Nullable List<String> fileIds,
		@Nullable List<CreateVectorStoreFileRequest> files, @Nullable ChunkingStrategy chunkingStrategy,
		@Nullable Map<String, JsonNode> attributes, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public CreateVectorStoreFileBatchRequest {
		Limits.source("file_ids", (fileIds != null) ? fileIds : files, extra);
		Limits.batch("file_ids", fileIds);
		Limits.batch("files", files);
		Limits.exclusive("files", files, "file_ids", fileIds);
		Limits.chunking("chunking_strategy", chunkingStrategy);
		Limits.attributes(attributes);
		fileIds = Copies.listOrNull(fileIds);
		files = Copies.listOrNull(files);
		attributes = Copies.mapOrNull(attributes);
		extra = Copies.map(extra);
	}

	/**
	 * Create a request that leaves everything to the server.
	 * @param fileIds the files to add, 1 to 2000
	 * @return the request
	 */
	public static CreateVectorStoreFileBatchRequest of(List<String> fileIds) {
		return builder().fileIds(fileIds).build();
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
		builder.files = this.files;
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
	 * Builds a {@link CreateVectorStoreFileBatchRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable List<String> fileIds;

		private @Nullable List<CreateVectorStoreFileRequest> files;

		private @Nullable ChunkingStrategy chunkingStrategy;

		private @Nullable Map<String, JsonNode> attributes;

		private Map<String, JsonNode> extra = Map.of();

		private Builder() {
		}

		/**
		 * Set {@code file_ids}.
		 * @param fileIds the files to add, 1 to 2000
		 * @return this builder
		 */
		public Builder fileIds(@Nullable List<String> fileIds) {
			this.fileIds = fileIds;
			return this;
		}

		/**
		 * Set {@code files}.
		 * @param files the files to add, each with its own settings, 1 to 2000; instead
		 * of ids
		 * @return this builder
		 */
		public Builder files(@Nullable List<CreateVectorStoreFileRequest> files) {
			this.files = files;
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
		public CreateVectorStoreFileBatchRequest build() {
			return new CreateVectorStoreFileBatchRequest(this.fileIds, this.files, this.chunkingStrategy,
					this.attributes, this.extra);
		}

	}

}

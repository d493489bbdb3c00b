package io.github.openaiassistants.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request for other metadata of a message or a run, of which nothing else can be
 * changed.
 *
 * @param metadata key-value pairs instead of the present ones, at most 16, with keys of
 * at most 64 and values of at most 512 characters
 * @param extra further members to be sent; an entry wins over a component
 */
public record ModifyMetadataRequest(@Nullable Map<String, String> metadata,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public ModifyMetadataRequest {
		Limits.metadata("metadata", metadata);
		metadata = Copies.mapOrNull(metadata);
		extra = Copies.map(extra);
	}

	/**
	 * Create a request.
	 * @param metadata key-value pairs instead of the present ones, at most 16, with keys
	 * of at most 64 and values of at most 512 characters
	 * @return the request
	 */
	public static ModifyMetadataRequest of(Map<String, String> metadata) {
		return builder().metadata(metadata).build();
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
	 * Builds a {@link ModifyMetadataRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable Map<String, String> metadata;

		private Map<String, JsonNode> extra = Map.of();

		private Builder() {
		}

		/**
		 * Set {@code metadata}.
		 * @param metadata key-value pairs instead of the present ones, at most 16, with
		 * keys of at most 64 and values of at most 512 characters
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
		public ModifyMetadataRequest build() {
			return new ModifyMetadataRequest(this.metadata, this.extra);
		}

	}

}

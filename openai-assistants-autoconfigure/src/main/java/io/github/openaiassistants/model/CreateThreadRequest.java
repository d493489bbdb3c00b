package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request for a new thread.
 *
 * @param messages the messages to begin with
 * @param toolResources what the tools may use in this thread
 * @param metadata key-value pairs to be kept with it, at most 16, with keys of at most 64
 * and values of at most 512 characters
 * @param extra further members to be sent; an entry wins over a component
 */
public record CreateThreadRequest(@Nullable List<CreateMessageRequest> messages, @Nullable ToolResources toolResources,
		@Nullable Map<String, String> metadata, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public CreateThreadRequest {
		Limits.resources(toolResources);
		Limits.metadata("metadata", metadata);
		messages = Copies.listOrNull(messages);
		metadata = Copies.mapOrNull(metadata);
		extra = Copies.map(extra);
	}

	/**
	 * Create a request for a thread with messages.
	 * @param messages the messages to begin with, may be none
	 * @return the request
	 */
	public static CreateThreadRequest of(CreateMessageRequest... messages) {
		return builder().messages(List.of(messages)).build();
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
		builder.messages = this.messages;
		builder.toolResources = this.toolResources;
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
	 * Builds a {@link CreateThreadRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable List<CreateMessageRequest> messages;

		private @Nullable ToolResources toolResources;

		private @Nullable Map<String, String> metadata;

		private Map<String, JsonNode> extra = Map.of();

		private Builder() {
		}

		/**
		 * Set {@code messages}.
		 * @param messages the messages to begin with
		 * @return this builder
		 */
		public Builder messages(@Nullable List<CreateMessageRequest> messages) {
			this.messages = messages;
			return this;
		}

		/**
		 * Set {@code tool_resources}.
		 * @param toolResources what the tools may use in this thread
		 * @return this builder
		 */
		public Builder toolResources(@Nullable ToolResources toolResources) {
			this.toolResources = toolResources;
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
		public CreateThreadRequest build() {
			return new CreateThreadRequest(this.messages, this.toolResources, this.metadata, this.extra);
		}

	}

}

package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;

/**
 * A request for a new message of a thread.
 *
 * @param role who the message is from
 * @param content the text or the parts
 * @param attachments files to attach, with the tools that may use them
 * @param metadata key-value pairs to be kept with it, at most 16, with keys of at most 64
 * and values of at most 512 characters
 * @param extra further members to be sent; an entry wins over a component
 */
public record CreateMessageRequest(MessageRole role, RequestContent content, @Nullable List<Attachment> attachments,
		@Nullable Map<String, String> metadata, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check the limits of the server and copy the collections.
	 * @throws RequestNotValidException if a limit is crossed
	 */
	public CreateMessageRequest {
		Limits.required("role", role);
		Limits.required("content", content);
		Limits.metadata("metadata", metadata);
		attachments = Copies.listOrNull(attachments);
		metadata = Copies.mapOrNull(metadata);
		extra = Copies.map(extra);
	}

	/**
	 * Create a message of the user.
	 * @param text the text, at most 256,000 characters
	 * @return the request
	 */
	public static CreateMessageRequest user(String text) {
		return builder(MessageRole.USER, new PlainText(text)).build();
	}

	/**
	 * Create a message of the assistant, for example to continue a former conversation.
	 * @param text the text, at most 256,000 characters
	 * @return the request
	 */
	public static CreateMessageRequest assistant(String text) {
		return builder(MessageRole.ASSISTANT, new PlainText(text)).build();
	}

	/**
	 * Start to build a request.
	 * @param role who the message is from
	 * @param content the text or the parts
	 * @return a builder
	 */
	public static Builder builder(MessageRole role, RequestContent content) {
		return new Builder(role, content);
	}

	/**
	 * Start to build a request from this one.
	 * @return a builder with all values of this request
	 */
	public Builder toBuilder() {
		Builder builder = new Builder(this.role, this.content);
		builder.attachments = this.attachments;
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
	 * Builds a {@link CreateMessageRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private final MessageRole role;

		private final RequestContent content;

		private @Nullable List<Attachment> attachments;

		private @Nullable Map<String, String> metadata;

		private Map<String, JsonNode> extra = Map.of();

		private Builder(MessageRole role, RequestContent content) {
			this.role = role;
			this.content = content;
		}

		/**
		 * Set {@code attachments}.
		 * @param attachments files to attach, with the tools that may use them
		 * @return this builder
		 */
		public Builder attachments(@Nullable List<Attachment> attachments) {
			this.attachments = attachments;
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
		public CreateMessageRequest build() {
			return new CreateMessageRequest(this.role, this.content, this.attachments, this.metadata, this.extra);
		}

	}

}

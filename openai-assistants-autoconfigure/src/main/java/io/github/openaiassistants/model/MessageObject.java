package io.github.openaiassistants.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of a thread.
 *
 * @param id the id of the message; empty when the server sent none
 * @param object the object type, {@code thread.message}
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param threadId the thread it belongs to
 * @param status how far it is; mostly absent outside of streams
 * @param incompleteDetails why it was cut short, or {@code null} when it was not
 * @param completedAt when it was completed, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} when it was not
 * @param incompleteAt when it was cut, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} when it was not
 * @param role who it is from
 * @param content the parts
 * @param assistantId the assistant that wrote it; {@code null} when a user did
 * @param runId the run that wrote it; {@code null} when a user did
 * @param attachments files attached to it
 * @param metadata the caller's key-value pairs, at most 16, with keys of at most 64 and
 * values of at most 512 characters
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record MessageObject(String id, @Nullable String object, @Nullable Long createdAt, @Nullable String threadId,
		@Nullable MessageStatus status, @Nullable IncompleteDetails incompleteDetails, @Nullable Long completedAt,
		@Nullable Long incompleteAt, @Nullable MessageRole role, @Nullable List<MessageContent> content,
		@Nullable String assistantId, @Nullable String runId, @Nullable List<Attachment> attachments,
		@Nullable Map<String, String> metadata, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public MessageObject {
		Objects.requireNonNull(id, "id");
		content = Copies.listOrNull(content);
		attachments = Copies.listOrNull(attachments);
		metadata = Copies.mapOrNull(metadata);
		extra = Copies.map(extra);
	}

	/**
	 * Return the text of all text parts, one after the other. Refusals are not included.
	 * @return the text, empty when there is none
	 */
	public String text() {
		return Texts.of(this.content);
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

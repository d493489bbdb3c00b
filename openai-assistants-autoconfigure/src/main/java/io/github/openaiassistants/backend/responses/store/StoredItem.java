package io.github.openaiassistants.backend.responses.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.Attachment;

/**
 * An item of a thread as it is kept, with what the Assistants API shows of a message and
 * an item does not hold.
 *
 * @param itemId the item; the id of a message
 * @param item the item as it is sent, reasoning and calls among them; not to be modified
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param runId the run that wrote it, or {@code null}
 * @param assistantId the assistant that wrote it, or {@code null}
 * @param metadata the caller's key-value pairs
 * @param attachments the files that were attached to it
 */
public record StoredItem(String itemId, JsonNode item, long createdAt, @Nullable String runId,
		@Nullable String assistantId, Map<String, String> metadata, List<Attachment> attachments) {

	private static final Set<String> SHOWN = Set.of("user", "assistant");

	/**
	 * Check and copy what was given.
	 */
	public StoredItem {
		Objects.requireNonNull(itemId, "itemId");
		Objects.requireNonNull(item, "item");
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
		attachments = List.copyOf(attachments);
	}

	/**
	 * Return the role of a message.
	 * @return {@code user} or {@code assistant}, or {@code null} when the item is no
	 * message that the Assistants API shows
	 */
	public @Nullable String role() {
		String role = this.item.path("role").asString("");
		return (this.item.path("type").asString("").equals("message") && SHOWN.contains(role)) ? role : null;
	}

	/**
	 * Return the item with other metadata.
	 * @param other the metadata
	 * @return the item
	 */
	public StoredItem with(Map<String, String> other) {
		return new StoredItem(this.itemId, this.item, this.createdAt, this.runId, this.assistantId, other,
				this.attachments);
	}

	/**
	 * Show ids and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return "StoredItem[itemId=" + this.itemId + ", role=" + role() + ", runId=" + this.runId + "]";
	}

}

package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A thread: the conversation that runs work on.
 *
 * @param id the id of the thread; empty when the server sent none
 * @param object the object type, {@code thread}
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param toolResources what the tools may use in this thread
 * @param metadata the caller's key-value pairs, at most 16, with keys of at most 64 and
 * values of at most 512 characters
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record ThreadObject(String id, @Nullable String object, @Nullable Long createdAt,
		@Nullable ToolResources toolResources, @Nullable Map<String, String> metadata,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public ThreadObject {
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

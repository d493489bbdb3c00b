package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file that was uploaded, or that a tool produced.
 *
 * @param id the id of the file; empty when the server sent none
 * @param object the object type, {@code file}
 * @param bytes its size in bytes
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param expiresAt when it expires, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} if never
 * @param filename its name
 * @param purpose what it is for
 * @param status how far the server is with it
 * @param statusDetails why it could not be used, or {@code null} when it can be
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record FileObject(String id, @Nullable String object, @Nullable Long bytes, @Nullable Long createdAt,
		@Nullable Long expiresAt, @Nullable String filename, @Nullable FilePurpose purpose, @Nullable FileStatus status,
		@Nullable String statusDetails, Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public FileObject {
		Objects.requireNonNull(id, "id");
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

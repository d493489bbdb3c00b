package io.github.openaiassistants.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A step of a run: a message being written, or tools being called.
 *
 * @param id the id of the step; empty when the server sent none
 * @param object the object type, {@code thread.run.step}
 * @param createdAt when it was created, in seconds since 1970-01-01T00:00:00Z
 * @param assistantId the assistant that works
 * @param threadId the thread it belongs to
 * @param runId the run it belongs to
 * @param type the kind of step, {@code message_creation} or {@code tool_calls}
 * @param status how far it is
 * @param stepDetails what is done
 * @param lastError why it failed, or {@code null} when it did not
 * @param expiredAt when it expired, as documented, in seconds since 1970-01-01T00:00:00Z,
 * or {@code null} when it did not
 * @param expiresAt when it expires, as servers send it, in seconds since
 * 1970-01-01T00:00:00Z
 * @param cancelledAt when it was cancelled, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} when it was not
 * @param failedAt when it failed, in seconds since 1970-01-01T00:00:00Z, or {@code null}
 * when it did not
 * @param completedAt when it was completed, in seconds since 1970-01-01T00:00:00Z, or
 * {@code null} when it was not
 * @param metadata the caller's key-value pairs, at most 16, with keys of at most 64 and
 * values of at most 512 characters
 * @param usage the tokens used; {@code null} while in progress
 * @param extra what the other components cannot express, see {@link WireObject#extra()}
 */
public record RunStepObject(String id, @Nullable String object, @Nullable Long createdAt, @Nullable String assistantId,
		@Nullable String threadId, @Nullable String runId, @Nullable String type, @Nullable RunStepStatus status,
		@Nullable StepDetails stepDetails, @Nullable LastError lastError, @Nullable Long expiredAt,
		@Nullable Long expiresAt, @Nullable Long cancelledAt, @Nullable Long failedAt, @Nullable Long completedAt,
		@Nullable Map<String, String> metadata, @Nullable Usage usage,
		Map<String, JsonNode> extra) implements WireObject {

	/**
	 * Check and copy what was given.
	 */
	public RunStepObject {
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

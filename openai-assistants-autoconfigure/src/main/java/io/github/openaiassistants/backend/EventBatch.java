package io.github.openaiassistants.backend;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.AssistantStreamEvent;

/**
 * The events that one network buffer completed. They are decoded when they are asked for,
 * so that nothing is numbered or held that is not delivered.
 */
public interface EventBatch {

	/**
	 * Decode the next event.
	 * @return the event, or {@code null} when the batch is exhausted
	 * @throws io.github.openaiassistants.failure.LimitExceededException if an event is
	 * larger than allowed; the stream cannot be read further
	 */
	@Nullable AssistantStreamEvent next();

	/**
	 * Give up the rest of the stream: what is left of this batch is dropped, and the
	 * batches that follow are empty. Called on any thread, while no other call is under
	 * way.
	 */
	void skip();

	/**
	 * Return when the bytes arrived.
	 * @return the time of arrival
	 */
	Instant receivedAt();

}

package io.github.openaiassistants.client;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ModifyThreadRequest;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Threads: conversations that are kept by the server. They cannot be listed. Requests are
 * sent on subscription.
 */
public interface ThreadOperations {

	/**
	 * Create an empty thread.
	 * @return the thread
	 */
	Mono<ThreadObject> create();

	/**
	 * Create a thread.
	 * @param request the thread to create
	 * @return the thread
	 */
	Mono<ThreadObject> create(CreateThreadRequest request);

	/**
	 * Look up a thread.
	 * @param threadId the thread
	 * @return the thread
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<ThreadObject> retrieve(String threadId);

	/**
	 * Change a thread.
	 * @param threadId the thread
	 * @param request what to change
	 * @return the changed thread
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<ThreadObject> modify(String threadId, ModifyThreadRequest request);

	/**
	 * Delete a thread with its messages.
	 * @param threadId the thread
	 * @return what was deleted
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<Deletion> delete(String threadId);

}

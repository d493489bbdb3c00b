package io.github.openaiassistants.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;

/**
 * Messages of threads. Requests are sent on subscription.
 */
public interface MessageOperations {

	/**
	 * Add a message to a thread.
	 * @param threadId the thread
	 * @param request the message to create
	 * @return the message
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<MessageObject> create(String threadId, CreateMessageRequest request);

	/**
	 * Look up a message.
	 * @param threadId the thread
	 * @param messageId the message
	 * @return the message
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<MessageObject> retrieve(String threadId, String messageId);

	/**
	 * Change the metadata of a message.
	 * @param threadId the thread
	 * @param messageId the message
	 * @param request the new metadata
	 * @return the changed message
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<MessageObject> modify(String threadId, String messageId, ModifyMetadataRequest request);

	/**
	 * Delete a message.
	 * @param threadId the thread
	 * @param messageId the message
	 * @return what was deleted
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<Deletion> delete(String threadId, String messageId);

	/**
	 * Retrieve one page of the messages of a thread.
	 * @param threadId the thread
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<MessageObject>> page(String threadId, ListQuery query);

	/**
	 * List the messages of a thread, page by page: a page is requested when more is
	 * demanded than the pages before it have.
	 * @param threadId the thread
	 * @param query which part of the list; its limit is the size of a page
	 * @return the messages
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<MessageObject> list(String threadId, ListQuery query) {
		return Paging.list(query, (next) -> page(threadId, next), MessageObject::id);
	}

	/**
	 * List all messages of a thread in the order of the server, page by page.
	 * @param threadId the thread
	 * @return the messages
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Flux<MessageObject> list(String threadId) {
		return list(threadId, ListQuery.all());
	}

}

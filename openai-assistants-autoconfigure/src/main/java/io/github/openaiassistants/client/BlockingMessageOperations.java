package io.github.openaiassistants.client;

import java.util.stream.Stream;

import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;

/**
 * The blocking form of {@link MessageOperations}. All methods refuse to run on a thread
 * that must not block.
 */
public final class BlockingMessageOperations {

	private final MessageOperations operations;

	BlockingMessageOperations(MessageOperations operations) {
		this.operations = operations;
	}

	/**
	 * Add a message to a thread.
	 * @param threadId the thread
	 * @param request the message to create
	 * @return the message
	 */
	public MessageObject create(String threadId, CreateMessageRequest request) {
		return Blocking.get("create message", () -> this.operations.create(threadId, request));
	}

	/**
	 * Look up a message.
	 * @param threadId the thread
	 * @param messageId the message
	 * @return the message
	 */
	public MessageObject retrieve(String threadId, String messageId) {
		return Blocking.get("retrieve message", () -> this.operations.retrieve(threadId, messageId));
	}

	/**
	 * Change the metadata of a message.
	 * @param threadId the thread
	 * @param messageId the message
	 * @param request the new metadata
	 * @return the changed message
	 */
	public MessageObject modify(String threadId, String messageId, ModifyMetadataRequest request) {
		return Blocking.get("modify message", () -> this.operations.modify(threadId, messageId, request));
	}

	/**
	 * Delete a message.
	 * @param threadId the thread
	 * @param messageId the message
	 * @return what was deleted
	 */
	public Deletion delete(String threadId, String messageId) {
		return Blocking.get("delete message", () -> this.operations.delete(threadId, messageId));
	}

	/**
	 * Retrieve one page of the messages of a thread.
	 * @param threadId the thread
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<MessageObject> page(String threadId, ListQuery query) {
		return Blocking.get("list messages", () -> this.operations.page(threadId, query));
	}

	/**
	 * List the messages of a thread. A page is requested when the objects of the pages
	 * before it are used up, the first one at once.
	 * @param threadId the thread
	 * @param query which part of the list; its limit is the size of a page
	 * @return the messages; need not be closed
	 */
	public Stream<MessageObject> list(String threadId, ListQuery query) {
		return Paging.stream(query, (next) -> page(threadId, next), MessageObject::id);
	}

	/**
	 * List all messages of a thread in the order of the server.
	 * @param threadId the thread
	 * @return the messages; need not be closed
	 */
	public Stream<MessageObject> list(String threadId) {
		return list(threadId, ListQuery.all());
	}

}

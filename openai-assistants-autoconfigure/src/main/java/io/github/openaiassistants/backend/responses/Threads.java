package io.github.openaiassistants.backend.responses;

import java.util.List;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.NewItems;
import io.github.openaiassistants.backend.responses.request.NewThread;
import io.github.openaiassistants.backend.responses.request.ThreadChange;
import io.github.openaiassistants.backend.responses.request.ThreadHistory;
import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.store.StoredItem;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.ModifyMetadataRequest;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Threads and their items, wherever they are kept. Everything happens on subscription; no
 * thread that subscribes is blocked. Ids of threads are those that {@link #resolve} gave.
 */
interface Threads {

	/**
	 * Find the thread that an application means.
	 * @param threadId the id that the application gave
	 * @return the id to use: for the id of an old thread that of the one that took its
	 * place, in error when there is none
	 */
	Mono<String> resolve(String threadId);

	/**
	 * Create a thread with its first messages. Vector stores that are pending are created
	 * first.
	 * @param thread the thread
	 * @return the thread as it is shown
	 */
	Mono<ThreadObject> create(NewThread thread);

	Mono<ThreadObject> retrieve(String threadId);

	Mono<ThreadObject> change(String threadId, ThreadChange change);

	Mono<Deletion> delete(String threadId);

	/**
	 * Add messages. What their attachments let the tools use is made usable first.
	 * @param threadId the thread
	 * @param messages the messages
	 * @return the messages as they are shown, in order
	 */
	Mono<List<MessageObject>> add(String threadId, NewItems messages);

	Mono<MessageObject> message(String threadId, String messageId);

	Mono<MessageObject> modify(String threadId, String messageId, ModifyMetadataRequest request);

	Mono<Deletion> delete(String threadId, String messageId);

	Mono<ListPage<MessageObject>> page(String threadId, ListQuery query);

	/**
	 * Return what tools may use in a thread.
	 * @param threadId the thread
	 * @return the resources, {@link ThreadResources#NONE} when nothing is known of the
	 * thread
	 */
	Mono<ThreadResources> resources(String threadId);

	/**
	 * Make usable what is pending, and keep that for the thread. What is not pending is
	 * not kept, because it may belong to the assistant.
	 * @param threadId the thread
	 * @param pending the resources, some of which are pending
	 * @return the same resources, none of them pending
	 */
	Mono<ThreadResources> provide(String threadId, ThreadResources pending);

	/**
	 * Keep for the thread what tools may use in it from now on, next to what they may use
	 * already. What is pending is made usable first.
	 * @param threadId the thread
	 * @param resources the resources, of messages of the thread
	 * @return completes when they are kept
	 */
	Mono<Void> keep(String threadId, ThreadResources resources);

	/**
	 * Return the thread as requests refer to it.
	 * @param threadId the thread
	 * @return the thread, with its items where they are kept here; in error when it is
	 * known that there is none
	 */
	Mono<ThreadHistory> history(String threadId);

	/**
	 * Answer or delete the calls that were left without outputs. Called before a run
	 * begins on a thread whose last run did not end well.
	 * @param threadId the thread
	 * @return completes when no call is without output
	 */
	Mono<Void> repair(String threadId);

	/**
	 * Add what a response was given and what it wrote, where items are kept here. Items
	 * that the thread has are not added again.
	 * @param threadId the thread
	 * @param items the items, in order
	 */
	void commit(String threadId, List<StoredItem> items);

}

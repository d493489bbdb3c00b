package io.github.openaiassistants.backend.responses;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.BridgeIds;
import io.github.openaiassistants.backend.responses.store.ThreadStore;
import io.github.openaiassistants.client.ThreadOperations;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ThreadObject;

/**
 * Gives the threads of the Assistants API a successor each, so that an application may go
 * on using the ids it has stored. Which thread leads to which is kept in the
 * {@link ThreadStore}. Thread-safe; everything happens on subscription, and no thread
 * that subscribes is blocked.
 */
public final class ThreadImport {

	private final ThreadOperations operations;

	private final ThreadStore threads;

	private final StoreCalls stores;

	/**
	 * Create an import.
	 * @param bridge creates the threads
	 * @param services what the bridge works with
	 */
	public ThreadImport(ResponsesBridge bridge, BridgeServices services) {
		this.operations = bridge.client().threads();
		this.threads = services.threads();
		this.stores = new StoreCalls(services.blocking());
	}

	/**
	 * Create the thread that takes the place of an old one, unless there is one already:
	 * doing this again after it broke off doubles nothing. The old id leads to the new
	 * thread when that is complete, never before. Two that import one thread at the same
	 * time may both create one; the old id then leads to the later.
	 * @param oldThreadId the id that the application has, {@code thread_…}
	 * @param history what the new thread begins with: any number of messages, oldest
	 * first, and maybe metadata
	 * @return the thread that the old id leads to from now on; in error when it could not
	 * be created as a whole: then it was deleted again
	 * @throws RequestNotValidException if the id is not one of the Assistants API, or the
	 * history cannot be expressed
	 */
	public Mono<ThreadObject> seed(String oldThreadId, CreateThreadRequest history) {
		String oldId = requireOld(oldThreadId);
		Mono<ThreadObject> creation = Mono.defer(() -> this.operations.create(history))
			.flatMap((thread) -> lead(oldId, thread.id()).thenReturn(thread));
		return successor(oldId)
			.flatMap((threadId) -> this.operations.retrieve(threadId)
				.onErrorResume(NotFoundException.class, (missing) -> Mono.empty()))
			.switchIfEmpty(creation);
	}

	/**
	 * Let an old id lead to a thread, instead of to any other that it led to before.
	 * @param oldThreadId the id that the application has, {@code thread_…}
	 * @param threadId the thread, which is not looked up
	 * @return completes when this is kept
	 * @throws RequestNotValidException if one of the ids is not acceptable
	 */
	public Mono<Void> link(String oldThreadId, String threadId) {
		return lead(requireOld(oldThreadId), BridgeIds.thread(threadId));
	}

	/**
	 * Find the thread that an old id leads to.
	 * @param oldThreadId the id that the application has, {@code thread_…}
	 * @return the id of the thread, empty when there is none
	 * @throws RequestNotValidException if the id is not one of the Assistants API
	 */
	public Mono<String> successor(String oldThreadId) {
		String oldId = requireOld(oldThreadId);
		return this.stores.ask(() -> this.threads.linked(oldId));
	}

	private Mono<Void> lead(String oldThreadId, String threadId) {
		return this.stores.run(() -> this.threads.link(oldThreadId, threadId));
	}

	// Others would not be looked up where a thread is used
	private static String requireOld(@Nullable String oldThreadId) {
		String id = Ids.require("thread_id", oldThreadId);
		if (!BridgeIds.isOldThread(id)) {
			throw new RequestNotValidException("thread_id",
					"thread_id must be the id of a thread of the Assistants API, which begins with thread_");
		}
		return id;
	}

}

package io.github.openaiassistants.backend.responses;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.store.StoredThread;

/**
 * Makes usable what tools may use in threads, and keeps it for them.
 */
final class ThreadProvisions {

	private final KeptThreads threads;

	private final VectorStores stores;

	private final boolean begins;

	/**
	 * Create the provisions.
	 * @param threads the threads that are kept
	 * @param stores makes vector stores
	 * @param begins whether a thread that is not kept yet is kept as soon as it has
	 * something to use
	 */
	ThreadProvisions(KeptThreads threads, VectorStores stores, boolean begins) {
		this.threads = threads;
		this.stores = stores;
		this.begins = begins;
	}

	/**
	 * Make what a new thread needs; when it is not created after all, what was made is
	 * deleted.
	 * @param <T> what is created
	 * @param wanted what the thread wants, maybe pending
	 * @param creation creates the thread with what it uses, not pending any more
	 * @return what was created
	 */
	<T> Mono<T> create(ThreadResources wanted, Function<ThreadResources, Mono<T>> creation) {
		if (!wanted.isPending()) {
			return Mono.defer(() -> creation.apply(wanted));
		}
		return this.stores.make(wanted, first(wanted))
			.flatMap((made) -> creation.apply(wanted.created(made.used()))
				.onErrorResume((failure) -> this.stores.undo(made.created(), failure)));
	}

	/**
	 * Make what is pending, and keep what was made; nothing else, because the rest may
	 * belong to an assistant.
	 * @param threadId the thread
	 * @param pending what is used, maybe pending
	 * @return the same, not pending any more
	 */
	Mono<ThreadResources> provide(String threadId, ThreadResources pending) {
		if (!pending.isPending()) {
			return Mono.just(pending);
		}
		return make(threadId, pending, (used) -> ThreadResources.NONE.created(used)).map(pending::created);
	}

	/**
	 * Make what is pending, and keep all of it.
	 * @param threadId the thread
	 * @param resources what the thread may use from now on, maybe pending
	 * @return completes when it is usable
	 */
	Mono<Void> keep(String threadId, ThreadResources resources) {
		if (resources.equals(ThreadResources.NONE)) {
			return Mono.empty();
		}
		return resources.isPending() ? make(threadId, resources, resources::created).then()
				: change(threadId, (thread) -> thread.with(thread.resources().and(resources))).then();
	}

	private Mono<List<String>> make(String threadId, ThreadResources pending,
			Function<List<String>, ThreadResources> kept) {
		return this.threads.resources(threadId)
			.flatMap((own) -> this.stores.make(pending, first(own)))
			.flatMap(
					(made) -> change(threadId, (thread) -> thread.with(thread.resources().and(kept.apply(made.used()))))
						.onErrorResume((failure) -> this.stores.undo(made.created(), failure))
						.thenReturn(made.used()));
	}

	Mono<StoredThread> change(String threadId, UnaryOperator<StoredThread> change) {
		return this.begins ? this.threads.changeOrBegin(threadId, change) : this.threads.change(threadId, change);
	}

	// Files go into the first store of a thread, never into one of an assistant
	private static @Nullable String first(ThreadResources own) {
		return own.vectorStoreIds().isEmpty() ? null : own.vectorStoreIds().get(0);
	}

}

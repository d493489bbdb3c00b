package io.github.openaiassistants.backend.responses;

import java.time.InstantSource;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.backend.responses.request.BridgeIds;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.backend.responses.store.StoredThread;
import io.github.openaiassistants.backend.responses.store.ThreadStore;

/**
 * What is kept of threads here. Others change it, too, so a change is made again when
 * somebody was faster.
 */
final class KeptThreads {

	private static final int MOST_ATTEMPTS = 100;

	private final ThreadStore store;

	private final StoreCalls calls;

	private final InstantSource clock;

	KeptThreads(ThreadStore store, StoreCalls calls, InstantSource clock) {
		this.store = store;
		this.calls = calls;
		this.clock = clock;
	}

	// @return the id of the thread that is meant
	Mono<String> resolve(String threadId) {
		if (!BridgeIds.isOldThread(threadId)) {
			return Mono.fromSupplier(() -> BridgeIds.thread(threadId));
		}
		return this.calls.<String>ask(() -> this.store.linked(threadId))
			.defaultIfEmpty(threadId)
			// Without a link it is refused
			.map(BridgeIds::thread);
	}

	// @return what the tools may use, nothing when the thread is not kept
	Mono<ThreadResources> resources(String threadId) {
		return this.calls.<StoredThread>ask(() -> this.store.find(threadId))
			.map(StoredThread::resources)
			.defaultIfEmpty(ThreadResources.NONE);
	}

	// @return the thread, in error when it is not kept
	Mono<StoredThread> require(String threadId) {
		return this.calls.ask(() -> known(threadId, this.store.find(threadId)));
	}

	// @return the changed thread, in error when it is not kept
	Mono<StoredThread> change(String threadId, UnaryOperator<StoredThread> change) {
		return this.calls.ask(() -> change(threadId, null, change));
	}

	// @return the changed thread, which is kept from now on
	Mono<StoredThread> changeOrBegin(String threadId, UnaryOperator<StoredThread> change) {
		return this.calls
			.ask(() -> change(threadId, StoredThread.begin(threadId, this.clock.instant().getEpochSecond()), change));
	}

	private StoredThread change(String threadId, @Nullable StoredThread begin, UnaryOperator<StoredThread> change) {
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			StoredThread before = this.store.find(threadId);
			StoredThread after = (before != null) ? update(before, change.apply(before))
					: create(change.apply(known(threadId, begin)));
			if (after != null) {
				return after;
			}
		}
		throw new IllegalStateException(
				"Thread " + threadId + " was changed by others in " + MOST_ATTEMPTS + " attempts to change it");
	}

	private @Nullable StoredThread update(StoredThread before, StoredThread after) {
		return after.equals(before) ? before : this.store.update(after);
	}

	private @Nullable StoredThread create(StoredThread thread) {
		return this.store.create(thread) ? thread : null;
	}

	private static StoredThread known(String threadId, @Nullable StoredThread thread) {
		if (thread == null) {
			throw Refusals.unknown("thread", threadId, null);
		}
		return thread;
	}

}

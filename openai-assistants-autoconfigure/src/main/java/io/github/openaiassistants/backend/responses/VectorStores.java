package io.github.openaiassistants.backend.responses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.client.VectorStoreFileBatchOperations;
import io.github.openaiassistants.client.VectorStoreOperations;
import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.FileCounts;
import io.github.openaiassistants.model.NewVectorStore;
import io.github.openaiassistants.model.VectorStoreExpiration;
import io.github.openaiassistants.model.VectorStoreObject;

/**
 * Creates the vector stores that threads need, and puts files into them, as the
 * Assistants server did: such a store expires when it was not used for a week, and files
 * that are not indexed in time are found later.
 */
final class VectorStores {

	private static final Log logger = LogFactory.getLog(VectorStores.class);

	private static final String EXPIRATION = "expires_after";

	private static final VectorStoreExpiration ONE_WEEK = VectorStoreExpiration.afterLastUse(7);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final VectorStoreOperations operations;

	private final Scheduler timer;

	VectorStores(VectorStoreOperations operations, Scheduler timer) {
		this.operations = operations;
		this.timer = timer;
	}

	/**
	 * Make what is pending.
	 * @param pending the resources
	 * @param own the vector store of the thread that takes files, or {@code null} when it
	 * has none yet
	 * @return the ids of the vector stores that hold now what was pending, those that
	 * were created among them
	 */
	Mono<Made> make(ThreadResources pending, @Nullable String own) {
		return Mono.defer(() -> {
			List<String> created = new ArrayList<>();
			return Flux.fromIterable(pending.newStores())
				.concatMap((store) -> create(request(store), created))
				.then(Mono.defer(() -> index(pending.filesToIndex(), own, created)))
				.onErrorResume((failure) -> undo(created, failure));
		});
	}

	/**
	 * Delete what was created for something that failed.
	 * @param <T> what was not made
	 * @param created the vector stores
	 * @param failure why they are not needed
	 * @return the failure
	 */
	<T> Mono<T> undo(List<String> created, Throwable failure) {
		return Flux.fromIterable(created).concatMap((id) -> this.operations.delete(id).onErrorResume((second) -> {
			failure.addSuppressed(second);
			return Mono.empty();
		})).then(Mono.error(failure));
	}

	private static CreateVectorStoreRequest request(NewVectorStore store) {
		return CreateVectorStoreRequest.builder()
			.fileIds(store.fileIds())
			.chunkingStrategy(store.chunkingStrategy())
			.metadata(store.metadata())
			.expiresAfter(store.extra().containsKey(EXPIRATION) ? null : ONE_WEEK)
			.extra(store.extra())
			.build();
	}

	private Mono<String> create(CreateVectorStoreRequest request, List<String> created) {
		return this.operations.create(request).map(VectorStoreObject::id).flatMap((id) -> {
			created.add(id);
			return (request.fileIds() == null || request.fileIds().isEmpty()) ? Mono.just(id) : ready(id);
		});
	}

	private Mono<String> ready(String id) {
		return inTime(id, this.operations.pollUntilReady(id).map((store) -> report(id, store.fileCounts())));
	}

	private Mono<Made> index(List<String> files, @Nullable String own, List<String> created) {
		if (files.isEmpty()) {
			return Mono.fromSupplier(() -> new Made(created, created));
		}
		return target(own, created).flatMap((id) -> {
			VectorStoreFileBatchOperations batches = this.operations.fileBatches(id);
			return batches.create(CreateVectorStoreFileBatchRequest.of(files))
				.flatMap((batch) -> inTime(id,
						batches.pollUntilReady(batch.id()).map((done) -> report(id, done.fileCounts()))));
		}).map((id) -> {
			List<String> used = new ArrayList<>(created);
			if (!used.contains(id)) {
				used.add(id);
			}
			return new Made(used, created);
		});
	}

	private Mono<String> target(@Nullable String own, List<String> created) {
		if (own != null) {
			return Mono.just(own);
		}
		return created.isEmpty() ? create(CreateVectorStoreRequest.builder().expiresAfter(ONE_WEEK).build(), created)
				: Mono.just(created.get(0));
	}

	private Mono<String> inTime(String id, Mono<String> ready) {
		return ready.timeout(PATIENCE, Mono.fromSupplier(() -> {
			logger.warn("Vector store " + id + " is still being made after " + PATIENCE
					+ "; what is not indexed yet is found later");
			return id;
		}), this.timer);
	}

	private static String report(String id, @Nullable FileCounts counts) {
		Integer failed = (counts != null) ? counts.failed() : null;
		if (failed != null && failed > 0) {
			logger.warn(failed + " files of vector store " + id + " could not be indexed, so they are not found");
		}
		return id;
	}

	/**
	 * What was made.
	 *
	 * @param used the vector stores that hold what was pending
	 * @param created those of them that did not exist before
	 */
	record Made(List<String> used, List<String> created) {

		Made {
			used = List.copyOf(used);
			created = List.copyOf(created);
		}

	}

}

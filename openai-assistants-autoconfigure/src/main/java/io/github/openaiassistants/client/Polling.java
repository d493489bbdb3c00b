package io.github.openaiassistants.client;

import java.util.function.Predicate;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;
import io.github.openaiassistants.model.VectorStoreFileBatchObject;
import io.github.openaiassistants.model.VectorStoreFileObject;
import io.github.openaiassistants.model.VectorStoreFileStatus;
import io.github.openaiassistants.model.VectorStoreObject;
import io.github.openaiassistants.model.VectorStoreStatus;

/**
 * Looks something up until it is done. What has no status is never waited for.
 */
final class Polling {

	private Polling() {
	}

	static <T> Mono<T> until(Mono<T> look, Predicate<T> done, PollInterval interval) {
		return look.filter(done)
			.repeatWhenEmpty((rounds) -> rounds.concatMap((round) -> Mono.delay(interval.pause(round))));
	}

	static boolean isAtRest(RunObject run) {
		RunStatus status = run.status();
		return status == null || status.isFinal() || status.equals(RunStatus.REQUIRES_ACTION);
	}

	static boolean isReady(VectorStoreObject store) {
		return !VectorStoreStatus.IN_PROGRESS.equals(store.status());
	}

	static boolean isReady(VectorStoreFileObject file) {
		return !VectorStoreFileStatus.IN_PROGRESS.equals(file.status());
	}

	static boolean isReady(VectorStoreFileBatchObject batch) {
		return !VectorStoreFileStatus.IN_PROGRESS.equals(batch.status());
	}

}

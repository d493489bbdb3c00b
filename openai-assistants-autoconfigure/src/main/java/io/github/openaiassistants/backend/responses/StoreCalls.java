package io.github.openaiassistants.backend.responses;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks the stores, which may block, on threads that may.
 */
final class StoreCalls {

	private final Scheduler blocking;

	StoreCalls(Scheduler blocking) {
		this.blocking = blocking;
	}

	// @return the answer, empty when it is null
	<T> Mono<T> ask(Callable<@Nullable T> question) {
		return Mono.<T>fromCallable(question).subscribeOn(this.blocking);
	}

	Mono<Void> tell(Runnable change) {
		return Mono.<Void>fromRunnable(change).subscribeOn(this.blocking);
	}

}

package io.github.openaiassistants.backend.responses;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks stores, which may block, on threads that may.
 */
final class StoreCalls {

	private final Scheduler blocking;

	StoreCalls(Scheduler blocking) {
		this.blocking = blocking;
	}

	// @return the answer, empty when it is null
	<T> Mono<T> ask(Supplier<? extends @Nullable T> question) {
		return Mono.<T>fromCallable(question::get).subscribeOn(this.blocking);
	}

	Mono<Void> run(Runnable work) {
		return Mono.<Void>fromRunnable(work).subscribeOn(this.blocking);
	}

}

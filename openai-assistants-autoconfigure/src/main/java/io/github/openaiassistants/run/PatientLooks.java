package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.failure.ServerUnreachableException;

/**
 * Looks that are repeated as long as they succeed, or may succeed: they give up when the
 * server says that there is nothing to look at, or cannot be reached for too long. For
 * one purpose each; used by one subscriber at a time.
 */
final class PatientLooks {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final long DOUBLINGS = 4;

	private static final int CLIENT_ERRORS = 400;

	private static final int SERVER_ERRORS = 500;

	private static final int REQUEST_TIMEOUT = 408;

	private static final int CONFLICT = 409;

	private final Duration patience;

	private final Scheduler timer;

	private volatile long succeededAt = System.nanoTime();

	PatientLooks(Duration patience, Scheduler timer) {
		this.patience = patience;
		this.timer = timer;
	}

	/**
	 * Look until there is an answer.
	 * @param look one look, empty when it is worth another
	 * @param <T> what is looked at
	 * @return the first answer
	 */
	<T> Mono<T> until(Mono<T> look) {
		return look.repeatWhenEmpty(this::pauses);
	}

	/**
	 * Bear with a failure.
	 * @param look one look
	 * @param <T> what is looked at
	 * @return the answer, empty when it failed and another try may be worth it
	 */
	<T> Mono<T> bearing(Mono<T> look) {
		return look.doOnSuccess((answer) -> this.succeededAt = System.nanoTime()).onErrorResume((failure) -> {
			boolean tooLong = System.nanoTime() - this.succeededAt > this.patience.toNanos();
			return (tooLong || isFinal(failure)) ? Mono.error(failure) : Mono.empty();
		});
	}

	// The server has answered, and will not answer otherwise, or cannot be asked like
	// this
	private static boolean isFinal(Throwable failure) {
		if (failure instanceof UnsupportedOperationException || failure instanceof RequestNotValidException) {
			return true;
		}
		if (!(failure instanceof ApiException refused) || failure instanceof ServerUnreachableException
				|| failure instanceof RateLimitException) {
			return false;
		}
		int status = refused.status();
		return status < SERVER_ERRORS && status != REQUEST_TIMEOUT && status != CONFLICT && status >= CLIENT_ERRORS;
	}

	/**
	 * Look again and again, with a pause before each further look.
	 * @param look one look
	 * @param goesOn whether to look again
	 * @param <T> what it tells
	 * @return what all of them tell
	 */
	<T> Flux<T> again(Flux<T> look, BooleanSupplier goesOn) {
		return look.repeatWhen(
				(rounds) -> pauses(rounds.takeWhile((told) -> goesOn.getAsBoolean()).index((round, told) -> round)));
	}

	private Flux<Long> pauses(Flux<Long> rounds) {
		return rounds
			.concatMap((round) -> Mono.delay(FIRST_PAUSE.multipliedBy(1L << Math.min(round, DOUBLINGS)), this.timer));
	}

}

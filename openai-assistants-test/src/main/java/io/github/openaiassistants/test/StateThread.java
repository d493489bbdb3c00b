package io.github.openaiassistants.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one thread that owns all state of the server, and its time. State needs no locks
 * because nothing else touches it.
 */
final class StateThread {

	private final Scheduler scheduler = Schedulers.newSingle("assistants-server-state", true);

	private final Clock clock;

	StateThread(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Returns the time in the API's unit.
	 * @return seconds since the epoch
	 */
	long now() {
		return this.clock.instant().getEpochSecond();
	}

	Instant instant() {
		return this.clock.instant();
	}

	Disposable execute(Runnable task) {
		return schedule(task, Duration.ZERO);
	}

	Disposable schedule(Runnable task, Duration delay) {
		try {
			return this.scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The server was closed: there is no state left to work on
			return Disposables.disposed();
		}
	}

	<T> Mono<T> call(Callable<T> task) {
		return Mono.fromCallable(task).subscribeOn(this.scheduler);
	}

	void dispose() {
		this.scheduler.dispose();
	}

}

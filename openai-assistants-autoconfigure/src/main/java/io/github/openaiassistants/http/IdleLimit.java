package io.github.openaiassistants.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * Ends a body in error when nothing arrives for too long while something is asked for.
 * Unlike with Reactor's time-out alone, the time that a reader takes does not count; a
 * stall that begins with new demand is noticed within twice the limit.
 */
final class IdleLimit {

	private final long limit;

	private final Scheduler timer;

	private final AtomicLong outstanding = new AtomicLong();

	private volatile long since = System.nanoTime();

	IdleLimit(Duration limit, Scheduler timer) {
		this.limit = limit.toNanos();
		this.timer = timer;
	}

	<T> Flux<T> watch(Flux<T> body, Duration first, Supplier<? extends Throwable> late,
			Supplier<? extends Throwable> idle) {
		return body.doOnNext((item) -> arrived())
			.timeout(Mono.delay(first, this.timer).flatMap((tick) -> Mono.error(late.get())),
					(item) -> quiet().flatMap((tick) -> Mono.error(idle.get())))
			.doOnRequest(this::requested);
	}

	private void requested(long n) {
		if (this.outstanding.getAndAccumulate(n, Operators::addCap) == 0) {
			this.since = System.nanoTime();
		}
	}

	private void arrived() {
		this.since = System.nanoTime();
		this.outstanding.updateAndGet((count) -> (count == Long.MAX_VALUE) ? count : count - 1);
	}

	private Mono<Long> quiet() {
		long left = (this.outstanding.get() > 0) ? this.limit - (System.nanoTime() - this.since) : this.limit;
		return (left <= 0) ? Mono.just(0L) : Mono.delay(Duration.ofNanos(left), this.timer).flatMap((tick) -> quiet());
	}

}

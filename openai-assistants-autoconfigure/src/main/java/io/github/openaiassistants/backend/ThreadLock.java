package io.github.openaiassistants.backend;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import io.github.openaiassistants.client.RunOperations;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * Does what the application wants done when a thread is locked by another run: a request
 * that was refused for that is sent again when the thread is free. The server refused it,
 * so nothing happens twice.
 */
public final class ThreadLock {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	private static final long DOUBLINGS = 4;

	private static final Set<RunStatus> LOCKING = Set.of(RunStatus.QUEUED, RunStatus.IN_PROGRESS,
			RunStatus.REQUIRES_ACTION, RunStatus.CANCELLING);

	// A thread has one active run, and it is the newest; a few more in case they are not
	// listed in that order
	private static final ListQuery NEWEST = ListQuery.builder().limit(20).build();

	private static final int BAD_REQUEST = 400;

	private final ThreadLockPolicy policy;

	private final Duration patience;

	private final Scheduler timer;

	/**
	 * Create the rule.
	 * @param policy what to do
	 * @param patience how long a thread may stay locked
	 * @param timer waits; its threads must not block
	 */
	public ThreadLock(ThreadLockPolicy policy, Duration patience, Scheduler timer) {
		this.policy = policy;
		this.patience = patience;
		this.timer = timer;
	}

	/**
	 * Guard a request that may be refused because its thread is locked.
	 * @param <T> what is answered
	 * @param runs looks other runs of the thread up, and cancels them
	 * @param threadId the thread
	 * @param attempt sends the request on subscription
	 * @return the answer to the attempt that was not refused for the lock, or the refusal
	 */
	public <T> Flux<T> guard(RunOperations runs, String threadId, Flux<T> attempt) {
		return (this.policy == ThreadLockPolicy.FAIL) ? attempt : attempt.retryWhen(whenFree(runs, threadId));
	}

	/**
	 * Guard a request that may be refused because its thread is locked.
	 * @param <T> what is answered
	 * @param runs looks other runs of the thread up, and cancels them
	 * @param threadId the thread
	 * @param attempt sends the request on subscription
	 * @return the answer to the attempt that was not refused for the lock, or the refusal
	 */
	public <T> Mono<T> guard(RunOperations runs, String threadId, Mono<T> attempt) {
		return (this.policy == ThreadLockPolicy.FAIL) ? attempt : attempt.retryWhen(whenFree(runs, threadId));
	}

	private Retry whenFree(RunOperations runs, String threadId) {
		return Retry.from((refusals) -> {
			AtomicLong deadline = new AtomicLong();
			return refusals.concatMap((refusal) -> {
				if (!(refusal.failure() instanceof ActiveRunException locked)) {
					return Mono.error(refusal.failure());
				}
				if (refusal.totalRetries() == 0) {
					deadline.set(System.nanoTime() + this.patience.toNanos());
				}
				long left = deadline.get() - System.nanoTime();
				return (left <= 0) ? Mono.error(locked)
						: free(runs, threadId, refusal.totalRetries())
							.timeout(Duration.ofNanos(left), Mono.error(locked), this.timer)
							.onErrorMap((failure) -> blame(locked, failure));
			});
		});
	}

	// The caller was refused because of the lock; why it could not be lifted comes with
	// it.
	private static Throwable blame(ActiveRunException locked, Throwable failure) {
		if (failure != locked) {
			locked.addSuppressed(failure);
		}
		return locked;
	}

	private Mono<Long> free(RunOperations runs, String threadId, long refusals) {
		return runs.page(threadId, NEWEST)
			.flatMap((page) -> Mono.justOrEmpty(active(page.data())))
			.flatMap((run) -> end(runs, threadId, run))
			// Nothing to wait for: the other run ended meanwhile, or is not shown
			.switchIfEmpty(pause(refusals));
	}

	private static Optional<RunObject> active(List<RunObject> runs) {
		return runs.stream().filter((run) -> run.status() != null && LOCKING.contains(run.status())).findFirst();
	}

	private Mono<Long> end(RunOperations runs, String threadId, RunObject run) {
		Mono<Long> over = runs.retrieve(threadId, run.id())
			.filter((seen) -> seen.status() == null || !LOCKING.contains(seen.status()))
			.repeatWhenEmpty((rounds) -> rounds.concatMap(this::pause))
			.thenReturn(0L);
		boolean cancels = this.policy == ThreadLockPolicy.CANCEL_ACTIVE && !RunStatus.CANCELLING.equals(run.status());
		return cancels ? cancel(runs, threadId, run).then(over) : over;
	}

	private static Mono<Void> cancel(RunOperations runs, String threadId, RunObject run) {
		return runs.cancel(threadId, run.id())
			// It is over already, or being cancelled
			.onErrorComplete((failure) -> failure instanceof ApiException refused && refused.status() == BAD_REQUEST)
			.then();
	}

	private Mono<Long> pause(long round) {
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(round, DOUBLINGS));
		return Mono.delay((pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE, this.timer);
	}

}

package io.github.openaiassistants.run;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.backend.RunBackend;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.RunStatus;

/**
 * Cancels a run at the server and finds out what became of it. Ends by itself, with or
 * without an answer; the drain is woken then.
 */
final class Cancellation extends BaseSubscriber<RunObject> {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final long DOUBLINGS = 3;

	private final Runnable signal;

	private volatile @Nullable RunObject run;

	private volatile boolean over;

	private Cancellation(Runnable signal) {
		this.signal = signal;
	}

	static Cancellation start(RunBackend backend, String threadId, String runId, RunServices services, Duration limit,
			Runnable signal) {
		Cancellation cancellation = new Cancellation(signal);
		Scheduler timer = services.timer();
		backend.cancel(threadId, runId)
			// Too late, or already under way: what counts is what the run says
			.onErrorResume((failure) -> backend.lookUp(threadId, runId))
			.flatMap((answer) -> isFinal(answer) ? Mono.just(answer) : whenFinal(backend, threadId, runId, timer))
			.timeout(limit, timer)
			.subscribe(cancellation);
		return cancellation;
	}

	private static Mono<RunObject> whenFinal(RunBackend backend, String threadId, String runId, Scheduler timer) {
		return backend.lookUp(threadId, runId)
			.filter(Cancellation::isFinal)
			.repeatWhenEmpty((rounds) -> rounds
				.concatMap((round) -> Mono.delay(FIRST_PAUSE.multipliedBy(1L << Math.min(round, DOUBLINGS)), timer)));
	}

	private static boolean isFinal(RunObject run) {
		RunStatus status = run.status();
		return status != null && status.isFinal();
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		requestUnbounded();
	}

	@Override
	protected void hookOnNext(RunObject answer) {
		this.run = answer;
	}

	@Override
	protected void hookOnError(Throwable failure) {
		// Without an answer the outcome is that the run was aborted here
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.over = true;
		this.signal.run();
	}

	boolean isOver() {
		return this.over;
	}

	/**
	 * Return what became of the run.
	 * @return the run in a final status, or {@code null} when that could not be learned
	 */
	@Nullable RunObject run() {
		return this.run;
	}

}

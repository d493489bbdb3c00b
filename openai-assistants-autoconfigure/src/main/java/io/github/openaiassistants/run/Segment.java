package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;

import io.github.openaiassistants.backend.EventBatch;

/**
 * One stream of a logical run. Holds at most one batch; the next is requested when that
 * is used up. Signals arrive on an I/O thread and are taken over by the drain.
 */
final class Segment extends BaseSubscriber<EventBatch> {

	private final Runnable signal;

	private final AtomicReference<@Nullable EventBatch> batch = new AtomicReference<>();

	private final Disposable.Swap patience = Disposables.swap();

	private volatile boolean terminated;

	private volatile boolean detached;

	private volatile boolean accepted;

	private volatile @Nullable Throwable failure;

	Segment(Runnable signal) {
		this.signal = signal;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		request(1);
	}

	@Override
	protected void hookOnNext(EventBatch next) {
		this.accepted = true;
		this.batch.set(next);
		if (this.detached) {
			discard();
		}
		else {
			this.signal.run();
		}
	}

	@Override
	protected void hookOnComplete() {
		this.terminated = true;
		this.signal.run();
	}

	@Override
	protected void hookOnError(Throwable thrown) {
		this.failure = thrown;
		this.terminated = true;
		this.signal.run();
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.patience.dispose();
	}

	// Return whether the stream has ended. To be asked before batch(): a stream
	// that has ended brings no further batch.
	boolean isTerminated() {
		return this.terminated;
	}

	@Nullable EventBatch batch() {
		return this.batch.get();
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	// Return whether the server accepted the request and began to answer.
	boolean isAccepted() {
		return this.accepted;
	}

	/**
	 * The batch is used up.
	 */
	void requestNext() {
		this.batch.set(null);
		request(1);
	}

	/**
	 * Stop delivering. The rest of the body is read and dropped, so that the connection
	 * can be used again, unless that takes too long.
	 * @param limit how long it may take
	 * @param timer watches the time
	 */
	void detach(Duration limit, Scheduler timer) {
		this.detached = true;
		if (!this.terminated) {
			this.patience.update(timer.schedule(this::cancel, limit.toMillis(), TimeUnit.MILLISECONDS));
			discard();
		}
	}

	// Called by the drain and on the I/O thread, whichever finds the batch
	private void discard() {
		EventBatch held = this.batch.getAndSet(null);
		if (held != null) {
			held.skip();
			request(1);
		}
	}

}

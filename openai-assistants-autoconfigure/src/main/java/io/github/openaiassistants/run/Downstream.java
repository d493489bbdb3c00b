package io.github.openaiassistants.run;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.failure.AssistantsException;

/**
 * The subscriber of a logical run: how much it wants, whether it is still there, and what
 * it is still owed. Demand and disposal come from any thread, everything else from the
 * drain alone.
 */
final class Downstream {

	private static final Log logger = LogFactory.getLog(Downstream.class);

	private final Subscriber<? super AssistantsEvent> subscriber;

	private final Consumer<Throwable> whenItThrows;

	private final AtomicLong requested = new AtomicLong();

	private volatile boolean disposed;

	private volatile @Nullable RunFinished last;

	private volatile @Nullable AssistantsException cause;

	Downstream(Subscriber<? super AssistantsEvent> subscriber, Consumer<Throwable> whenItThrows) {
		this.subscriber = subscriber;
		this.whenItThrows = whenItThrows;
	}

	/**
	 * Take note of demand.
	 * @param n how many more events are wanted
	 * @return whether that is a number the rules allow
	 */
	boolean request(long n) {
		if (!Operators.validate(n)) {
			return false;
		}
		this.requested.accumulateAndGet(n, Operators::addCap);
		return true;
	}

	/**
	 * The subscriber has gone.
	 * @return whether it was there until now
	 */
	boolean dispose() {
		boolean first = !this.disposed;
		this.disposed = true;
		return first;
	}

	boolean isDisposed() {
		return this.disposed;
	}

	boolean wantsMore() {
		return this.requested.get() > 0;
	}

	void next(AssistantsEvent event) {
		if (this.disposed) {
			return;
		}
		// Unlimited demand stays so
		if (this.requested.get() != Long.MAX_VALUE) {
			this.requested.accumulateAndGet(-1, Downstream::produced);
		}
		try {
			this.subscriber.onNext(event);
		}
		catch (Throwable ex) {
			threw(ex);
		}
	}

	/**
	 * Owe the subscriber the last event, which is handed over as soon as it is wanted.
	 * @param finished the last event
	 * @param failure how the sequence ends then, or {@code null} to complete it
	 */
	void owe(RunFinished finished, @Nullable AssistantsException failure) {
		this.cause = failure;
		this.last = finished;
	}

	/**
	 * A listener keeps the drain, perhaps for ever: let a handle, which may be told on
	 * any thread, know at least.
	 * @param finished the last event
	 */
	void abandon(RunFinished finished) {
		if (this.subscriber instanceof LaunchedRun launched) {
			launched.onNext(finished);
		}
	}

	/**
	 * Hand over the last event and end the sequence, if that is possible now.
	 */
	void settle() {
		RunFinished finished = this.last;
		if (finished != null && !this.disposed && wantsMore()) {
			this.last = null;
			signal(() -> this.subscriber.onNext(finished));
			if (!this.disposed) {
				signal(this::terminate);
			}
		}
	}

	private void terminate() {
		if (this.cause == null) {
			this.subscriber.onComplete();
		}
		else {
			this.subscriber.onError(this.cause);
		}
	}

	private void signal(Runnable signal) {
		try {
			signal.run();
		}
		catch (Throwable ex) {
			threw(ex);
		}
	}

	// By the rules of its trade, a subscriber that throws has ended its subscription
	private void threw(Throwable ex) {
		Exceptions.throwIfJvmFatal(ex);
		this.disposed = true;
		logger.error("The subscriber of a run threw " + ex.getClass().getName() + ", which ends its subscription");
		this.whenItThrows.accept(ex);
	}

	private static long produced(long requested, long minusOne) {
		return (requested == Long.MAX_VALUE) ? requested : requested + minusOne;
	}

}

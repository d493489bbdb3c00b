package io.github.openaiassistants.relay;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/**
 * Reads the account of a run for one page, as fast as the page asks for it. A page that
 * is so slow that what it reads next is forgotten is left: it comes back.
 */
final class AccountReader implements Subscription {

	private final Account account;

	private final RelayedRun run;

	private final Predicate<ToldEvent> filter;

	private final @Nullable CatchUp catchUp;

	private final Subscriber<? super RelayedEvent> subscriber;

	private final Runnable wake = this::drain;

	private final AtomicLong requested = new AtomicLong();

	private final AtomicInteger wakeUps = new AtomicInteger();

	private volatile boolean done;

	private volatile long position;

	AccountReader(RelayedRun run, Account account, long position, @Nullable CatchUp catchUp,
			Predicate<ToldEvent> filter, Subscriber<? super RelayedEvent> subscriber) {
		this.run = run;
		this.account = account;
		this.position = position;
		this.catchUp = catchUp;
		this.filter = filter;
		this.subscriber = subscriber;
	}

	void start() {
		this.subscriber.onSubscribe(this);
		this.account.await(this.wake);
		drain();
	}

	/**
	 * Return what is read next.
	 * @return the number of an event
	 */
	long position() {
		return this.position;
	}

	@Override
	public void request(long n) {
		if (Operators.validate(n)) {
			this.requested.accumulateAndGet(n, Operators::addCap);
			drain();
		}
	}

	@Override
	public void cancel() {
		end();
	}

	private void drain() {
		if (this.wakeUps.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			read();
			missed = this.wakeUps.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void read() {
		long before = this.position;
		long next = before;
		while (!this.done && this.requested.get() > 0) {
			ToldEvent told = this.account.get(next);
			if (told == null) {
				break;
			}
			next++;
			this.position = next;
			tell(told);
		}
		if (next != before) {
			this.run.readOn();
		}
		endIfOver();
	}

	private void tell(ToldEvent told) {
		ToldEvent rest = (this.catchUp != null) ? this.catchUp.rest(told) : told;
		if (rest != null && this.filter.test(rest)) {
			this.requested.decrementAndGet();
			this.subscriber.onNext(rest.event());
		}
	}

	private void endIfOver() {
		boolean forgotten = this.account.isForgotten(this.position);
		if (this.done || !(forgotten || this.account.isOver(this.position))) {
			return;
		}
		end();
		Throwable failure = this.account.failure();
		if (failure != null && !forgotten) {
			this.subscriber.onError(failure);
		}
		else {
			this.subscriber.onComplete();
		}
	}

	private void end() {
		this.done = true;
		this.account.leave(this.wake);
		this.run.left(this);
	}

}

package io.github.openaiassistants.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Reads a little ahead of whoever reads a body, so that an I/O thread need not be woken
 * for each piece: when a server writes a token at a time, that costs more than all else.
 * Pieces are handed on one by one, on the I/O thread or on the thread that asks for them,
 * and the end of the body after the last of them. What waits is bounded by its size: the
 * piece that crosses the bound is the last that is asked for until there is room.
 */
final class ReadAhead extends FluxOperator<Received, Received> {

	/**
	 * Bytes that may wait before nothing more is asked for.
	 */
	static final int BOUND = 16 * 1024;

	/**
	 * What a piece costs beside its bytes, since small ones may keep larger buffers.
	 */
	static final int PIECE = 256;

	ReadAhead(Flux<Received> source) {
		super(source);
	}

	@Override
	public void subscribe(CoreSubscriber<? super Received> actual) {
		this.source.subscribe(new Reader(actual));
	}

	/**
	 * Between a body and who reads it. Signals come from the I/O thread, demand from any;
	 * whoever comes first hands on what there is.
	 */
	private static final class Reader implements CoreSubscriber<Received>, Subscription {

		private final CoreSubscriber<? super Received> actual;

		private final Queue<Received> waiting = new ConcurrentLinkedQueue<>();

		private final AtomicInteger size = new AtomicInteger();

		private final AtomicLong requested = new AtomicLong();

		private final AtomicInteger work = new AtomicInteger();

		// Whether a piece was asked for that is not there yet
		private final AtomicBoolean asked = new AtomicBoolean();

		private @Nullable Subscription upstream;

		private @Nullable Throwable failure;

		private volatile boolean ended;

		private volatile boolean cancelled;

		Reader(CoreSubscriber<? super Received> actual) {
			this.actual = actual;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			if (Operators.validate(this.upstream, subscription)) {
				this.upstream = subscription;
				this.actual.onSubscribe(this);
				ask();
			}
		}

		@Override
		public void onNext(Received piece) {
			this.size.addAndGet(sizeOf(piece));
			this.waiting.add(piece);
			this.asked.set(false);
			handOn();
			ask();
		}

		@Override
		public void onError(Throwable thrown) {
			this.failure = thrown;
			onComplete();
		}

		@Override
		public void onComplete() {
			this.ended = true;
			handOn();
		}

		@Override
		public void request(long n) {
			if (Operators.validate(n)) {
				this.requested.accumulateAndGet(n, Operators::addCap);
				handOn();
			}
		}

		@Override
		public void cancel() {
			this.cancelled = true;
			if (this.upstream != null) {
				this.upstream.cancel();
			}
			handOn();
		}

		// Whoever makes room asks, unless whoever filled it did
		private void ask() {
			if (this.size.get() < BOUND && !this.cancelled && !this.ended && this.upstream != null
					&& this.asked.compareAndSet(false, true)) {
				this.upstream.request(1);
			}
		}

		private void handOn() {
			if (this.work.getAndIncrement() != 0) {
				return;
			}
			int seen = 1;
			while (seen != 0) {
				handOnWhatIsWanted();
				seen = this.work.addAndGet(-seen);
			}
		}

		private void handOnWhatIsWanted() {
			while (!this.cancelled) {
				boolean last = this.ended;
				if (last && this.waiting.isEmpty()) {
					this.cancelled = true;
					end();
					return;
				}
				Received next = (this.requested.get() != 0) ? this.waiting.poll() : null;
				if (next == null) {
					return;
				}
				this.size.addAndGet(-sizeOf(next));
				if (this.requested.get() != Long.MAX_VALUE) {
					this.requested.decrementAndGet();
				}
				this.actual.onNext(next);
				ask();
			}
			for (Received left = this.waiting.poll(); left != null; left = this.waiting.poll()) {
				left.release();
			}
		}

		private void end() {
			if (this.failure != null) {
				this.actual.onError(this.failure);
			}
			else {
				this.actual.onComplete();
			}
		}

		private static int sizeOf(Received piece) {
			return PIECE + piece.bytes().readableByteCount();
		}

	}

}

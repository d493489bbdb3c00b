package io.github.openaiassistants.function;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tells a listener what happened on several threads, one thing at a time, on the thread
 * that comes first. Holds at most two signals for each call and one for the round.
 */
final class RoundSignals {

	private final Queue<Consumer<FunctionRoundListener>> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger wakeUps = new AtomicInteger();

	private final FunctionRoundListener listener;

	private volatile boolean closed;

	RoundSignals(FunctionRoundListener listener) {
		this.listener = listener;
	}

	void add(Consumer<FunctionRoundListener> signal) {
		this.queue.add(signal);
	}

	void close() {
		this.closed = true;
	}

	void drain() {
		if (this.wakeUps.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		do {
			Consumer<FunctionRoundListener> signal = this.queue.poll();
			while (signal != null) {
				if (!this.closed) {
					signal.accept(this.listener);
				}
				signal = this.queue.poll();
			}
			seen = this.wakeUps.addAndGet(-seen);
		}
		while (seen != 0);
	}

}

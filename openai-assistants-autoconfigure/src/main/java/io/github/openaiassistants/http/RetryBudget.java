package io.github.openaiassistants.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what a server that is down costs: each repetition takes a token, each success
 * gives a tenth of one back. Thread-safe.
 */
final class RetryBudget {

	private static final int TOKEN = 10;

	private final int capacity;

	private final AtomicInteger left;

	RetryBudget(int tokens) {
		this.capacity = tokens * TOKEN;
		this.left = new AtomicInteger(this.capacity);
	}

	boolean take() {
		return this.left.getAndUpdate((tenths) -> (tenths >= TOKEN) ? tenths - TOKEN : tenths) >= TOKEN;
	}

	void succeeded() {
		this.left.updateAndGet((tenths) -> Math.min(this.capacity, tenths + 1));
	}

}

package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The requests seen so far, the last ten thousand of them. Thread-safe.
 */
final class RequestLog {

	private static final int CAPACITY = 10_000;

	private final Deque<RecordedRequest> requests = new ArrayDeque<>();

	private int count;

	synchronized void add(RecordedRequest request) {
		if (this.requests.size() == CAPACITY) {
			this.requests.removeFirst();
		}
		this.requests.addLast(request);
		this.count++;
		notifyAll();
	}

	synchronized List<RecordedRequest> all() {
		return List.copyOf(this.requests);
	}

	synchronized void clear() {
		this.requests.clear();
		this.count = 0;
	}

	synchronized boolean await(int expected, Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + timeout.toNanos();
		while (this.count < expected) {
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				return false;
			}
			wait(left);
		}
		return true;
	}

}

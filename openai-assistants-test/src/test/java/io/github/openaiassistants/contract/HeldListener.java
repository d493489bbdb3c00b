package io.github.openaiassistants.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.ThreadMessageDelta;

/**
 * A listener that blocks at the first piece of text until it is released.
 */
class HeldListener {

	private final CountDownLatch reached = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	@EventListener
	void on(ThreadMessageDelta event) throws InterruptedException {
		this.reached.countDown();
		if (!this.released.await(20, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Nobody released the listener");
		}
	}

	boolean awaitReached() throws InterruptedException {
		return this.reached.await(20, TimeUnit.SECONDS);
	}

	void release() {
		this.released.countDown();
	}

}

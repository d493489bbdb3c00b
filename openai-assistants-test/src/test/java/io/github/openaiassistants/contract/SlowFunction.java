package io.github.openaiassistants.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.openaiassistants.function.AssistantFunction;

/**
 * A function that never returns.
 */
class SlowFunction {

	final AtomicInteger calls = new AtomicInteger();

	private final CountDownLatch never = new CountDownLatch(1);

	@AssistantFunction(name = "pay", description = "Pays.")
	String pay() throws InterruptedException {
		this.calls.incrementAndGet();
		this.never.await();
		return "paid";
	}

}

package io.github.openaiassistants.publish;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * A pool that begins a thread only when all are busy, and queues tasks only when there
 * may be no more threads. Left to itself, the pool of the JDK wakes each of its threads
 * in turn, and a thread that has slept for long is slow to start.
 */
final class GrowingPool extends ThreadPoolTaskExecutor {

	private static final long serialVersionUID = 1L;

	GrowingPool() {
		setRejectedExecutionHandler(GrowingPool::queue);
	}

	@Override
	protected BlockingQueue<Runnable> createQueue(int capacity) {
		return new Tasks();
	}

	// As many threads as there may be: whichever is free first takes the task
	private static void queue(Runnable task, ThreadPoolExecutor pool) {
		if (!pool.isShutdown()) {
			((Tasks) pool.getQueue()).add(task);
			if (!pool.isShutdown() || !pool.remove(task)) {
				return;
			}
		}
		throw new RejectedExecutionException("The pool is shut down");
	}

	/**
	 * Accepts from the pool only what an idle thread takes at once.
	 */
	private static final class Tasks extends LinkedTransferQueue<Runnable> {

		private static final long serialVersionUID = 1L;

		@Override
		public boolean offer(Runnable task) {
			return tryTransfer(task);
		}

		@Override
		public boolean add(Runnable task) {
			return super.offer(task);
		}

	}

}

package io.github.openaiassistants.publish;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the work of one run on a shared executor, never twice at the same time and never
 * on the thread that asked for it. Each piece of work happens before the next, on
 * whichever threads they run.
 */
public final class SerialDrain {

	private final AtomicInteger wakeUps = new AtomicInteger();

	private final Executor executor;

	private final Work work;

	/**
	 * Create a drain.
	 * @param executor runs the work; must not run it on the calling thread
	 * @param work what to do
	 */
	public SerialDrain(Executor executor, Work work) {
		this.executor = executor;
		this.work = work;
	}

	/**
	 * Make sure that the work is done at least once from now on.
	 */
	public void wake() {
		if (this.wakeUps.getAndIncrement() == 0) {
			dispatch();
		}
	}

	private void dispatch() {
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			reject(ex);
		}
	}

	// Whoever asks meanwhile is answered by this thread, whoever asks later tries again
	private void reject(RejectedExecutionException ex) {
		int seen = this.wakeUps.get();
		while (seen != 0) {
			this.work.rejected(ex);
			seen = this.wakeUps.addAndGet(-seen);
		}
	}

	private void run() {
		int seen = this.wakeUps.get();
		while (true) {
			if (this.work.drain()) {
				// To the end of the executor's queue, so that other runs get their turn
				dispatch();
				return;
			}
			seen = this.wakeUps.addAndGet(-seen);
			if (seen == 0) {
				return;
			}
		}
	}

	/**
	 * What a drain does.
	 */
	public interface Work {

		/**
		 * Do what can be done now.
		 * @return whether more could be done at once, but others should have their turn
		 * first
		 */
		boolean drain();

		/**
		 * The executor takes no more work: the application is going away. Called instead
		 * of {@link #drain()} and never at the same time as it, on a thread that asked
		 * for the work, once or more often.
		 * @param ex the rejection
		 */
		void rejected(RejectedExecutionException ex);

	}

}

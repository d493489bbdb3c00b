package io.github.openaiassistants.publish;

import java.time.Duration;
import java.util.concurrent.Executor;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The threads on which listeners are called. Not an {@link Executor} itself: a bean of
 * that type would make Boot's own task executor back off. All runs share them; a run
 * occupies one only while there is something to deliver.
 */
public final class EventThreads implements AutoCloseable {

	private static final Duration TERMINATION = Duration.ofSeconds(5);

	private final Executor executor;

	private final Runnable shutdown;

	/**
	 * Use threads of the application's.
	 * @param executor runs tasks that may block, never on the calling thread
	 * @param shutdown called when the application context is closed
	 */
	public EventThreads(Executor executor, Runnable shutdown) {
		this.executor = executor;
		this.shutdown = shutdown;
	}

	/**
	 * Use a virtual thread for each turn of a run.
	 * @param prefix how their names begin
	 * @return the threads
	 */
	public static EventThreads virtual(String prefix) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(prefix);
		executor.setVirtualThreads(true);
		executor.setTaskTerminationTimeout(TERMINATION.toMillis());
		return new EventThreads(executor, executor::close);
	}

	/**
	 * Use a pool that gives its threads back when they are not needed. Its queue needs no
	 * bound of its own: each active run has at most one turn in it.
	 * @param prefix how their names begin
	 * @param threads the largest number of threads
	 * @return the threads
	 */
	public static EventThreads platform(String prefix, int threads) {
		ThreadPoolTaskExecutor executor = new GrowingPool();
		executor.setThreadNamePrefix(prefix);
		executor.setCorePoolSize(0);
		executor.setMaxPoolSize(threads);
		executor.setDaemon(true);
		executor.initialize();
		return new EventThreads(executor, executor::shutdown);
	}

	/**
	 * Return the executor.
	 * @return runs tasks that may block
	 */
	public Executor executor() {
		return this.executor;
	}

	/**
	 * Take no more work and interrupt what is left.
	 */
	@Override
	public void close() {
		this.shutdown.run();
	}

}

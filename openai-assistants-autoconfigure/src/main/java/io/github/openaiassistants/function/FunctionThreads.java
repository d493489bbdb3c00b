package io.github.openaiassistants.function;

import java.time.Duration;
import java.util.concurrent.Executor;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The threads on which functions are called: others than those of listeners, so that slow
 * functions hold up no events. Not an {@link Executor} itself: a bean of that type would
 * make Boot's own task executor back off.
 */
public final class FunctionThreads implements AutoCloseable {

	private static final String PREFIX = "assistants-functions-";

	private static final Duration TERMINATION = Duration.ofSeconds(5);

	private final Executor executor;

	private final Runnable shutdown;

	/**
	 * Use threads of the application's.
	 * @param executor runs tasks that may block, never on the calling thread
	 * @param shutdown called when the application context is closed
	 */
	public FunctionThreads(Executor executor, Runnable shutdown) {
		this.executor = executor;
		this.shutdown = shutdown;
	}

	/**
	 * Use a virtual thread for each call.
	 * @return the threads
	 */
	public static FunctionThreads virtual() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(PREFIX);
		executor.setVirtualThreads(true);
		executor.setTaskTerminationTimeout(TERMINATION.toMillis());
		return new FunctionThreads(executor, executor::close);
	}

	/**
	 * Use a pool that gives its threads back when they are not needed. Its queue needs no
	 * bound of its own: the active runs and the concurrency of each bound it.
	 * @param threads the largest number of threads
	 * @return the threads
	 */
	public static FunctionThreads platform(int threads) {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setThreadNamePrefix(PREFIX);
		executor.setCorePoolSize(threads);
		executor.setAllowCoreThreadTimeOut(true);
		executor.setDaemon(true);
		executor.initialize();
		return new FunctionThreads(executor, executor::shutdown);
	}

	/**
	 * Return the executor.
	 * @return runs tasks that may block
	 */
	public Executor executor() {
		return this.executor;
	}

	/**
	 * Take no more calls and interrupt those that are left.
	 */
	@Override
	public void close() {
		this.shutdown.run();
	}

}

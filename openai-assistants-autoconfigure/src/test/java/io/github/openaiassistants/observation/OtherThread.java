package io.github.openaiassistants.observation;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A thread of a pool, which keeps what is left on it.
 */
final class OtherThread implements AutoCloseable {

	private final ExecutorService thread = Executors.newSingleThreadExecutor();

	<T> T call(Callable<T> task) {
		try {
			return this.thread.submit(task).get(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("The other thread has no answer", ex);
		}
	}

	void run(Runnable task) {
		call(Executors.callable(task, ""));
	}

	<T> T callIn(RunContext context, Callable<T> task) {
		return call(() -> {
			RunContext.Scope scope = context.open();
			try {
				return task.call();
			}
			finally {
				scope.close();
			}
		});
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}

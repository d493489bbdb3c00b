package io.github.openaiassistants.backend.responses.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Does the same on many threads at once.
 */
final class Race {

	private static final long PATIENCE = 30;

	private Race() {
	}

	static <T> List<T> of(int runners, IntFunction<T> work) {
		CyclicBarrier start = new CyclicBarrier(runners);
		ExecutorService executor = Executors.newFixedThreadPool(runners);
		try {
			List<Future<T>> futures = new ArrayList<>();
			for (int i = 0; i < runners; i++) {
				int runner = i;
				futures.add(executor.submit(() -> {
					start.await(PATIENCE, TimeUnit.SECONDS);
					return work.apply(runner);
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get(PATIENCE, TimeUnit.SECONDS));
			}
			return results;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The race did not end", ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

}

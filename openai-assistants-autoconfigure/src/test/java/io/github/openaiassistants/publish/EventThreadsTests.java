package io.github.openaiassistants.publish;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A pool has as many threads as are busy at a time, and no more.
 */
class EventThreadsTests {

	private static final int THREADS = 4;

	private final EventThreads threads = EventThreads.platform("test-events-", THREADS);

	private final Set<Thread> used = ConcurrentHashMap.newKeySet();

	@AfterEach
	void close() {
		this.threads.close();
	}

	@Test
	void whatComesOneAfterTheOtherDoesNotTakeAllThreads() throws InterruptedException {
		for (int i = 0; i < 1_000; i++) {
			CountDownLatch done = new CountDownLatch(1);
			execute(done::countDown);
			await(done);
			awaitIdle();
		}
		assertThat(this.used).hasSize(1);
	}

	// A thread that is parked waits for work
	private void awaitIdle() {
		while (this.used.stream().noneMatch((thread) -> thread.getState() == Thread.State.TIMED_WAITING)) {
			Thread.onSpinWait();
		}
	}

	@Test
	void whatComesAtTheSameTimeTakesAllThreadsAndThenWaits() throws InterruptedException {
		CountDownLatch busy = new CountDownLatch(THREADS);
		CountDownLatch go = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(THREADS + 100);
		for (int i = 0; i < THREADS; i++) {
			execute(() -> {
				busy.countDown();
				awaitUninterruptedly(go);
				done.countDown();
			});
		}
		await(busy);
		for (int i = 0; i < 100; i++) {
			execute(done::countDown);
		}
		assertThat(done.getCount()).isEqualTo(THREADS + 100);
		go.countDown();
		await(done);
		assertThat(this.used).hasSize(THREADS).allMatch((thread) -> thread.getName().startsWith("test-events-"));
	}

	@Test
	void nothingIsLostWhenManyThreadsAsk() throws InterruptedException {
		int callers = 4;
		int tasks = 20_000;
		CountDownLatch done = new CountDownLatch(callers * tasks);
		for (int i = 0; i < callers; i++) {
			new Thread(() -> {
				for (int task = 0; task < tasks; task++) {
					execute(done::countDown);
				}
			}).start();
		}
		await(done);
		assertThat(this.used).hasSizeLessThanOrEqualTo(THREADS);
	}

	@Test
	void afterTheEndNothingIsTaken() {
		Executor executor = this.threads.executor();
		this.threads.close();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> executor.execute(() -> {
		}));
	}

	private void execute(Runnable task) {
		this.threads.executor().execute(() -> {
			this.used.add(Thread.currentThread());
			task.run();
		});
	}

	private static void await(CountDownLatch latch) throws InterruptedException {
		assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
	}

	private static void awaitUninterruptedly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

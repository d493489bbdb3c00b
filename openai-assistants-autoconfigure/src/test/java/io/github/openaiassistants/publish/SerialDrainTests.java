package io.github.openaiassistants.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SerialDrainTests {

	private final ExecutorService threads = Executors.newFixedThreadPool(8);

	@AfterEach
	void close() {
		this.threads.shutdownNow();
	}

	@Test
	void workIsNeverDoneTwiceAtATimeAndNoWakeUpIsLost() throws InterruptedException {
		int callers = 6;
		int wakeUps = 20_000;
		AtomicLong produced = new AtomicLong();
		AtomicBoolean overlapped = new AtomicBoolean();
		AtomicInteger inside = new AtomicInteger();
		CountDownLatch consumed = new CountDownLatch(1);
		// Plain fields: only correct if each piece of work happens before the next
		long[] taken = new long[1];
		SerialDrain drain = new SerialDrain(this.threads, work(() -> {
			if (inside.incrementAndGet() != 1) {
				overlapped.set(true);
			}
			boolean more = false;
			for (int i = 0; i < 16 && taken[0] < produced.get(); i++) {
				taken[0]++;
				more = true;
			}
			inside.decrementAndGet();
			if (taken[0] == (long) callers * wakeUps) {
				consumed.countDown();
			}
			return more;
		}));
		CountDownLatch start = new CountDownLatch(1);
		List<Thread> started = new ArrayList<>();
		for (int i = 0; i < callers; i++) {
			Thread caller = new Thread(() -> {
				await(start);
				for (int n = 0; n < wakeUps; n++) {
					produced.incrementAndGet();
					drain.wake();
				}
			});
			caller.start();
			started.add(caller);
		}
		start.countDown();
		for (Thread caller : started) {
			caller.join(TimeUnit.SECONDS.toMillis(20));
		}
		assertThat(consumed.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(overlapped).isFalse();
	}

	@Test
	void wakeUpDuringTheWorkIsWorkedOffAfterwards() throws InterruptedException {
		CountDownLatch twice = new CountDownLatch(2);
		List<SerialDrain> self = new ArrayList<>();
		SerialDrain drain = new SerialDrain(this.threads, work(() -> {
			if (twice.getCount() == 2) {
				self.get(0).wake();
			}
			twice.countDown();
			return false;
		}));
		self.add(drain);
		drain.wake();
		assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void otherTasksOfTheExecutorGetTheirTurn() {
		List<Runnable> queue = new ArrayList<>();
		AtomicInteger turns = new AtomicInteger();
		SerialDrain drain = new SerialDrain(queue::add, work(() -> turns.incrementAndGet() < 3));
		drain.wake();
		queue.add(() -> assertThat(turns).hasValue(1));
		for (int i = 0; i < queue.size(); i++) {
			queue.get(i).run();
		}
		assertThat(turns).hasValue(3);
		assertThat(queue).hasSize(4);
	}

	@Test
	void executorThatRejectsIsReportedOnTheCallingThread() {
		Rejections work = new Rejections();
		SerialDrain drain = new SerialDrain(rejecting(), work);
		drain.wake();
		assertThat(work.threads).containsExactly(Thread.currentThread());
	}

	@Test
	void wakeUpAfterARejectionIsNotForgotten() {
		Rejections work = new Rejections();
		AtomicBoolean rejects = new AtomicBoolean(true);
		SerialDrain drain = new SerialDrain((task) -> {
			if (rejects.get()) {
				throw new RejectedExecutionException("full");
			}
			task.run();
		}, work);
		drain.wake();
		drain.wake();
		rejects.set(false);
		drain.wake();
		assertThat(work.threads).hasSize(2);
		assertThat(work.drained).isEqualTo(1);
	}

	@Test
	void wakeUpFromARejectionIsARejectionOfItsOwn() {
		Rejections work = new Rejections();
		SerialDrain drain = new SerialDrain(rejecting(), work);
		work.drain = drain;
		drain.wake();
		assertThat(work.threads).hasSize(2);
	}

	private static Executor rejecting() {
		return (task) -> {
			throw new RejectedExecutionException("closed");
		};
	}

	private static void await(CountDownLatch latch) {
		try {
			if (!latch.await(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nobody gave the start");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SerialDrain.Work work(BooleanSupplier turn) {
		return new SerialDrain.Work() {

			@Override
			public boolean drain() {
				return turn.getAsBoolean();
			}

			@Override
			public void rejected(RejectedExecutionException ex) {
				// Only when the test has ended
			}

		};
	}

	private static final class Rejections implements SerialDrain.Work {

		private final List<Thread> threads = new ArrayList<>();

		private int drained;

		private @Nullable SerialDrain drain;

		@Override
		public boolean drain() {
			this.drained++;
			return false;
		}

		@Override
		public void rejected(RejectedExecutionException ex) {
			this.threads.add(Thread.currentThread());
			if (this.drain != null && this.threads.size() == 1) {
				this.drain.wake();
			}
		}

	}

}

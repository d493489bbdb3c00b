package io.github.openaiassistants.run;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.failure.AssistantsException;

/**
 * The logical runs that are active in this application, and how the last ones ended. Safe
 * for use by any thread.
 */
public final class LiveRuns {

	// Of which the ends are remembered
	private static final int REMEMBERED = 100;

	private final int limit;

	private final Deque<RunEnd> ends = new ArrayDeque<>();

	private final Set<LogicalRun> runs = ConcurrentHashMap.newKeySet();

	private final Object lock = new Object();

	// Less than there are runs while the end of some is told
	private int places;

	private boolean closed;

	/**
	 * Create the empty set.
	 * @param limit how many may be active at the same time
	 */
	public LiveRuns(int limit) {
		this.limit = limit;
	}

	/**
	 * Let a run begin.
	 * @param run the run
	 * @param exists whether the run is there already: refusing it would not undo it
	 * @return why it must not, or {@code null} when it may
	 */
	@Nullable AssistantsException enter(LogicalRun run, boolean exists) {
		synchronized (this.lock) {
			if (this.closed) {
				return Causes.shutdown(null);
			}
			if (this.places >= this.limit && !exists) {
				return Causes.tooManyRuns(this.limit);
			}
			this.places++;
			this.runs.add(run);
			return null;
		}
	}

	/**
	 * Make room for another run.
	 */
	void makeRoom() {
		synchronized (this.lock) {
			this.places--;
		}
	}

	/**
	 * Forget a run whose end has been told.
	 * @param run the run
	 * @param end how it ended, or {@code null} when that is not to be remembered
	 */
	void leave(LogicalRun run, @Nullable RunEnd end) {
		synchronized (this.lock) {
			this.runs.remove(run);
			if (end != null) {
				remember(end);
			}
			this.lock.notifyAll();
		}
	}

	private void remember(RunEnd end) {
		if (this.ends.size() >= REMEMBERED) {
			this.ends.removeLast();
		}
		this.ends.addFirst(end);
	}

	/**
	 * Return how the last runs ended.
	 * @return their ends, at most a hundred, the last first
	 */
	public List<RunEnd> ends() {
		synchronized (this.lock) {
			return List.copyOf(this.ends);
		}
	}

	/**
	 * Return the runs that are active.
	 * @return how far each is, the oldest first
	 */
	public List<RunActivity> activities() {
		return this.runs.stream()
			.map(LogicalRun::activity)
			.sorted(Comparator.comparing(RunActivity::age).reversed())
			.toList();
	}

	/**
	 * End a run as its {@link RunHandle#cancel()} does.
	 * @param clientRunId the id that the run has here
	 * @return whether there is such a run
	 */
	public boolean cancel(String clientRunId) {
		List<LogicalRun> meant = this.runs.stream().filter((run) -> run.isNamed(clientRunId)).toList();
		meant.forEach(LogicalRun::giveUp);
		return !meant.isEmpty();
	}

	/**
	 * Return how many runs are active.
	 * @return their number
	 */
	public int size() {
		return this.runs.size();
	}

	List<LogicalRun> list() {
		return List.copyOf(this.runs);
	}

	/**
	 * Let no further run begin, or let them begin again.
	 * @param close whether runs are refused
	 */
	void close(boolean close) {
		synchronized (this.lock) {
			this.closed = close;
		}
	}

	/**
	 * Wait until no run is active.
	 * @param nanos how long to wait at most
	 * @return whether none is active
	 * @throws InterruptedException if the thread is interrupted
	 */
	boolean awaitNone(long nanos) throws InterruptedException {
		long end = System.nanoTime() + nanos;
		synchronized (this.lock) {
			long left = nanos;
			while (!this.runs.isEmpty() && left > 0) {
				TimeUnit.NANOSECONDS.timedWait(this.lock, left);
				left = end - System.nanoTime();
			}
			return this.runs.isEmpty();
		}
	}

}

package io.github.openaiassistants.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The runs that are shown or were until lately. Safe for use by any thread.
 */
final class RelayedRuns {

	private final Duration retention;

	private final int retained;

	private final Scheduler timer;

	private final Map<String, RelayedRun> runs = new ConcurrentHashMap<>();

	private final Queue<String> ended = new ConcurrentLinkedQueue<>();

	/**
	 * Begin with none.
	 * @param retention how long a run is remembered that is over
	 * @param retained how many of them are
	 * @param timer measures time
	 */
	RelayedRuns(Duration retention, int retained, Scheduler timer) {
		this.retention = retention;
		this.retained = retained;
		this.timer = timer;
	}

	@Nullable RelayedRun find(String threadId, String runId) {
		return this.runs.get(key(threadId, runId));
	}

	/**
	 * Add a run, unless another has been faster.
	 * @param threadId the thread
	 * @param runId the run
	 * @param former what is to be replaced, or {@code null}
	 * @param relayed the run
	 * @return the run that is there now
	 */
	RelayedRun add(String threadId, String runId, @Nullable RelayedRun former, RelayedRun relayed) {
		String key = key(threadId, runId);
		relayed.isKnownAs(key);
		return this.runs.compute(key, (same, current) -> (current != null && current != former) ? current : relayed);
	}

	void add(String threadId, String runId, RelayedRun relayed) {
		String key = key(threadId, runId);
		relayed.isKnownAs(key);
		this.runs.put(key, relayed);
	}

	private static String key(String threadId, String runId) {
		return threadId + "/" + runId;
	}

	/**
	 * A run is over.
	 * @param key what it is known as
	 * @param relayed the run
	 * @param told whether its end can be told
	 */
	void over(String key, RelayedRun relayed, boolean told) {
		if (!told) {
			this.runs.remove(key, relayed);
			return;
		}
		this.ended.add(key);
		// The task must not hold the run: many more may end in that time than are
		// remembered
		String account = relayed.account();
		this.timer.schedule(() -> forget(key, account), this.retention.toMillis(), TimeUnit.MILLISECONDS);
		while (this.ended.size() > this.retained) {
			forgetOldest();
		}
	}

	private void forget(String key, String account) {
		this.runs.computeIfPresent(key, (same, run) -> run.account().equals(account) ? null : run);
	}

	private void forgetOldest() {
		String oldest = this.ended.poll();
		if (oldest != null) {
			this.runs.computeIfPresent(oldest, (key, run) -> run.isOver() ? null : run);
		}
	}

}

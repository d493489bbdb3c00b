package io.github.openaiassistants.backend.responses.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which run holds a thread, in memory.
 */
final class InMemoryActiveRuns implements ActiveRuns {

	private static final int CROWDED = 1000;

	private final Map<String, Hold> holds = new ConcurrentHashMap<>();

	private final InstantSource clock;

	InMemoryActiveRuns(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public @Nullable String tryActivate(String threadId, String runId, Duration lease) {
		Instant now = this.clock.instant();
		if (this.holds.size() > CROWDED) {
			this.holds.values().removeIf((hold) -> hold.isOver(now));
		}
		Hold mine = new Hold(runId, now.plus(lease));
		Hold held = this.holds.merge(threadId, mine,
				(other, wanted) -> (other.isOver(now) || other.runId().equals(runId)) ? wanted : other);
		return held.runId().equals(runId) ? null : held.runId();
	}

	@Override
	public boolean rename(String threadId, String before, String runId) {
		Hold held = this.holds.computeIfPresent(threadId,
				(id, hold) -> hold.runId().equals(before) ? new Hold(runId, hold.until()) : hold);
		return held != null && held.runId().equals(runId);
	}

	@Override
	public void release(String threadId, String runId) {
		this.holds.computeIfPresent(threadId, (id, hold) -> hold.runId().equals(runId) ? null : hold);
	}

	@Override
	public @Nullable String find(String threadId) {
		Hold hold = this.holds.get(threadId);
		return (hold != null && !hold.isOver(this.clock.instant())) ? hold.runId() : null;
	}

	private record Hold(String runId, Instant until) {

		boolean isOver(Instant now) {
			return !now.isBefore(this.until);
		}

	}

}

package io.github.openaiassistants.backend.responses.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.request.ListWindow;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Runs in memory: all that are active, and the finished ones that were used last.
 */
final class InMemoryRunStore implements RunStore {

	private final Object lock = new Object();

	private final Map<String, StoredRun> active = new HashMap<>();

	private final Map<String, StoredRun> finished = new LinkedHashMap<>(16, 0.75f, true);

	private final Map<String, Set<String>> ofThread = new HashMap<>();

	private final int limit;

	InMemoryRunStore(int limit) {
		this.limit = limit;
	}

	@Override
	public boolean create(StoredRun run) {
		synchronized (this.lock) {
			if (get(run.runId()) != null) {
				return false;
			}
			this.ofThread.computeIfAbsent(run.threadId(), (id) -> new LinkedHashSet<>()).add(run.runId());
			put(run);
			return true;
		}
	}

	@Override
	public @Nullable StoredRun find(String runId) {
		synchronized (this.lock) {
			return get(runId);
		}
	}

	@Override
	public @Nullable StoredRun update(StoredRun run) {
		synchronized (this.lock) {
			StoredRun current = get(run.runId());
			if (current == null || current.version() != run.version()) {
				return null;
			}
			StoredRun next = run.next();
			put(next);
			return next;
		}
	}

	@Override
	public ListPage<StoredRun> list(String threadId, ListQuery query) {
		synchronized (this.lock) {
			List<StoredRun> runs = new ArrayList<>();
			for (String runId : this.ofThread.getOrDefault(threadId, Set.of())) {
				StoredRun run = get(runId);
				if (run != null) {
					runs.add(run);
				}
			}
			return ListWindow.of(runs, StoredRun::runId, query);
		}
	}

	@Override
	public void deleteAll(String threadId) {
		synchronized (this.lock) {
			Set<String> runIds = this.ofThread.remove(threadId);
			if (runIds != null) {
				this.active.keySet().removeAll(runIds);
				this.finished.keySet().removeAll(runIds);
			}
		}
	}

	private @Nullable StoredRun get(String runId) {
		StoredRun run = this.active.get(runId);
		return (run != null) ? run : this.finished.get(runId);
	}

	private void put(StoredRun run) {
		if (!run.status().isFinal()) {
			this.finished.remove(run.runId());
			this.active.put(run.runId(), run);
			return;
		}
		this.active.remove(run.runId());
		this.finished.put(run.runId(), run);
		Iterator<StoredRun> eldest = this.finished.values().iterator();
		while (this.finished.size() > this.limit) {
			StoredRun evicted = eldest.next();
			eldest.remove();
			forget(evicted);
		}
	}

	private void forget(StoredRun run) {
		Set<String> runIds = this.ofThread.get(run.threadId());
		if (runIds != null && runIds.remove(run.runId()) && runIds.isEmpty()) {
			this.ofThread.remove(run.threadId());
		}
	}

}

package io.github.openaiassistants.backend.responses.store;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.request.ListWindow;
import io.github.openaiassistants.backend.responses.request.Refusals;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * The threads that were used last, in memory, and those that a run holds.
 */
final class InMemoryThreadStore implements ThreadStore {

	private final Object lock = new Object();

	private final Map<String, Entry> threads = new LinkedHashMap<>(16, 0.75f, true);

	private final Map<String, String> links = new HashMap<>();

	private final int limit;

	private final ActiveRuns active;

	InMemoryThreadStore(int limit, ActiveRuns active) {
		this.limit = limit;
		this.active = active;
	}

	@Override
	public boolean create(StoredThread thread) {
		synchronized (this.lock) {
			if (this.threads.containsKey(thread.threadId())) {
				return false;
			}
			evict();
			this.threads.put(thread.threadId(), new Entry(thread));
			return true;
		}
	}

	private void evict() {
		Iterator<String> eldest = this.threads.keySet().iterator();
		while (this.threads.size() >= this.limit && eldest.hasNext()) {
			String threadId = eldest.next();
			if (this.active.find(threadId) == null) {
				eldest.remove();
				this.links.values().removeIf(threadId::equals);
			}
		}
	}

	@Override
	public @Nullable StoredThread find(String threadId) {
		synchronized (this.lock) {
			Entry entry = this.threads.get(threadId);
			return (entry != null) ? entry.thread : null;
		}
	}

	@Override
	public @Nullable StoredThread update(StoredThread thread) {
		synchronized (this.lock) {
			Entry entry = this.threads.get(thread.threadId());
			if (entry == null || entry.thread.version() != thread.version()) {
				return null;
			}
			entry.thread = thread.next();
			return entry.thread;
		}
	}

	@Override
	public boolean delete(String threadId) {
		synchronized (this.lock) {
			this.links.values().removeIf(threadId::equals);
			return this.threads.remove(threadId) != null;
		}
	}

	@Override
	public void append(String threadId, List<StoredItem> items) {
		synchronized (this.lock) {
			Entry entry = this.threads.get(threadId);
			if (entry == null) {
				throw Refusals.unknown("thread", threadId, null);
			}
			items.forEach((item) -> entry.items.putIfAbsent(item.itemId(), item));
		}
	}

	@Override
	public List<StoredItem> items(String threadId) {
		synchronized (this.lock) {
			Entry entry = this.threads.get(threadId);
			return (entry != null) ? List.copyOf(entry.items.values()) : List.of();
		}
	}

	@Override
	public ListPage<StoredItem> messages(String threadId, ListQuery query) {
		List<StoredItem> messages = items(threadId).stream()
			.filter((item) -> item.role() != null && (query.runId() == null || query.runId().equals(item.runId())))
			.toList();
		return ListWindow.of(messages, StoredItem::itemId, query);
	}

	@Override
	public @Nullable StoredItem item(String threadId, String itemId) {
		synchronized (this.lock) {
			Entry entry = this.threads.get(threadId);
			return (entry != null) ? entry.items.get(itemId) : null;
		}
	}

	@Override
	public boolean replace(String threadId, StoredItem item) {
		synchronized (this.lock) {
			Entry entry = this.threads.get(threadId);
			return entry != null && entry.items.replace(item.itemId(), item) != null;
		}
	}

	@Override
	public boolean delete(String threadId, String itemId) {
		synchronized (this.lock) {
			Entry entry = this.threads.get(threadId);
			return entry != null && entry.items.remove(itemId) != null;
		}
	}

	@Override
	public void link(String oldThreadId, String threadId) {
		synchronized (this.lock) {
			this.links.put(oldThreadId, threadId);
		}
	}

	@Override
	public @Nullable String linked(String oldThreadId) {
		synchronized (this.lock) {
			return this.links.get(oldThreadId);
		}
	}

	private static final class Entry {

		private final Map<String, StoredItem> items = new LinkedHashMap<>();

		private StoredThread thread;

		Entry(StoredThread thread) {
			this.thread = thread;
		}

	}

}

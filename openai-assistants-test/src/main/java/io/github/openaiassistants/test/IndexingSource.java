package io.github.openaiassistants.test;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Knows how the next file fares that is added to a vector store.
 */
final class IndexingSource {

	private final Queue<FileIndexing> enqueued = new ConcurrentLinkedQueue<>();

	private final FileIndexing fallback;

	IndexingSource(FileIndexing fallback) {
		this.fallback = fallback;
	}

	void enqueue(FileIndexing indexing) {
		this.enqueued.add(indexing);
	}

	void clear() {
		this.enqueued.clear();
	}

	FileIndexing next() {
		FileIndexing next = this.enqueued.poll();
		return (next != null) ? next : this.fallback;
	}

}

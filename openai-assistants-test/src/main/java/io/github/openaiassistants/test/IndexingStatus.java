package io.github.openaiassistants.test;

import java.util.Collection;
import java.util.Locale;

import tools.jackson.databind.node.ObjectNode;

/**
 * The states of a file in a vector store.
 */
enum IndexingStatus {

	IN_PROGRESS, COMPLETED, FAILED, CANCELLED;

	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Counts files by status.
	 * @param files the files
	 * @return the counts
	 */
	static ObjectNode counts(Collection<IndexedFile> files) {
		ObjectNode counts = Payloads.object();
		for (IndexingStatus status : values()) {
			counts.put(status.wireName(), count(files, status));
		}
		return counts.put("total", files.size());
	}

	static long count(Collection<IndexedFile> files, IndexingStatus status) {
		return files.stream().filter((file) -> file.status() == status).count();
	}

}

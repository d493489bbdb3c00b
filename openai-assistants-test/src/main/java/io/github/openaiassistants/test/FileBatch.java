package io.github.openaiassistants.test;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Files that were added to a vector store together. Belongs to the state thread.
 */
final class FileBatch {

	private final String id = Ids.next("vsfb_");

	private final String vectorStoreId;

	private final long createdAt;

	private boolean cancelled;

	FileBatch(String vectorStoreId, long createdAt) {
		this.vectorStoreId = vectorStoreId;
		this.createdAt = createdAt;
	}

	String id() {
		return this.id;
	}

	void cancel(List<IndexedFile> files) {
		if (IndexingStatus.count(files, IndexingStatus.IN_PROGRESS) > 0) {
			this.cancelled = true;
			files.forEach(IndexedFile::cancel);
		}
	}

	ObjectNode json(List<IndexedFile> files) {
		ObjectNode json = Payloads.object().put("id", this.id).put("object", "vector_store.file_batch");
		json.put("created_at", this.createdAt).put("vector_store_id", this.vectorStoreId);
		json.put("status", status(files).wireName());
		return json.set("file_counts", IndexingStatus.counts(files));
	}

	private IndexingStatus status(List<IndexedFile> files) {
		if (this.cancelled) {
			return IndexingStatus.CANCELLED;
		}
		if (IndexingStatus.count(files, IndexingStatus.IN_PROGRESS) > 0) {
			return IndexingStatus.IN_PROGRESS;
		}
		boolean failed = !files.isEmpty() && IndexingStatus.count(files, IndexingStatus.FAILED) == files.size();
		return failed ? IndexingStatus.FAILED : IndexingStatus.COMPLETED;
	}

}

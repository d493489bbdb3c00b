package io.github.openaiassistants.test;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file in a vector store. Belongs to the state thread.
 */
final class IndexedFile {

	private final ObjectNode json = Payloads.object();

	private final FileIndexing indexing;

	private final Instant begin;

	private final int size;

	private final @Nullable FileBatch batch;

	private IndexingStatus status = IndexingStatus.IN_PROGRESS;

	private int looks;

	/**
	 * Adds a file.
	 * @param file the file
	 * @param request how it is added
	 * @param vectorStoreId where it is added
	 * @param batch the batch it is added with, {@code null} for none
	 * @param indexing how it fares
	 * @param now the time
	 */
	IndexedFile(StoredFile file, IndexRequest request, String vectorStoreId, @Nullable FileBatch batch,
			FileIndexing indexing, Instant now) {
		this.indexing = indexing;
		this.begin = now;
		this.size = file.content().length;
		this.batch = batch;
		this.json.put("id", file.id()).put("object", "vector_store.file").put("usage_bytes", 0);
		this.json.put("created_at", now.getEpochSecond()).put("vector_store_id", vectorStoreId);
		this.json.put("status", this.status.wireName()).putNull("last_error");
		this.json.set("chunking_strategy", request.chunkingStrategy());
		this.json.set("attributes", request.attributes());
	}

	ObjectNode json() {
		return this.json;
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	IndexingStatus status() {
		return this.status;
	}

	boolean belongsTo(FileBatch other) {
		return this.batch == other;
	}

	long usage() {
		return this.json.path("usage_bytes").longValue();
	}

	/**
	 * Lets time pass.
	 * @param now the time
	 * @param looked whether a client looks at the file
	 */
	void pass(Instant now, boolean looked) {
		if (this.status == IndexingStatus.IN_PROGRESS && this.indexing.isOver(this.looks, this.begin, now)) {
			if (this.indexing.fails()) {
				enter(IndexingStatus.FAILED);
				this.json.putObject("last_error")
					.put("code", this.indexing.code())
					.put("message", this.indexing.message());
			}
			else {
				enter(IndexingStatus.COMPLETED);
				this.json.put("usage_bytes", this.size);
			}
		}
		this.looks += looked ? 1 : 0;
	}

	void cancel() {
		if (this.status == IndexingStatus.IN_PROGRESS) {
			enter(IndexingStatus.CANCELLED);
		}
	}

	void change(JsonNode attributes) {
		this.json.set("attributes", attributes);
	}

	private void enter(IndexingStatus newStatus) {
		this.status = newStatus;
		this.json.put("status", newStatus.wireName());
	}

}

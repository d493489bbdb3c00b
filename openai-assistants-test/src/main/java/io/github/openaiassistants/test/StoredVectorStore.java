package io.github.openaiassistants.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A vector store with its files and batches. Belongs to the state thread.
 */
final class StoredVectorStore {

	private static final int MAX_DAYS = 365;

	private static final long SECONDS_OF_A_DAY = 86_400;

	private final ObjectNode json;

	private final Map<String, IndexedFile> files = new LinkedHashMap<>();

	private final Map<String, FileBatch> batches = new LinkedHashMap<>();

	StoredVectorStore(RequestBody body, long now) {
		this.json = Payloads.object().put("id", Ids.next("vs_")).put("object", "vector_store");
		this.json.put("created_at", now).put("name", body.text("name"));
		if (body.has("description")) {
			this.json.put("description", body.text("description"));
		}
		this.json.put("usage_bytes", 0).putObject("file_counts");
		this.json.put("status", "completed").putNull("expires_after").putNull("expires_at");
		this.json.put("last_active_at", now).set("metadata", body.metadata());
		expireAfter(body);
	}

	String id() {
		return this.json.path("id").stringValue();
	}

	/**
	 * Changes what a request names.
	 * @param body the request
	 */
	void change(RequestBody body) {
		String name = body.text("name");
		if (name != null) {
			this.json.put("name", name);
		}
		if (body.has("metadata")) {
			this.json.set("metadata", body.metadata());
		}
		expireAfter(body);
	}

	private void expireAfter(RequestBody body) {
		if (!body.has("expires_after")) {
			return;
		}
		RequestBody policy = RequestBody.of(body.json().path("expires_after"), "expires_after.");
		policy.only(Set.of("anchor", "days"));
		if (!policy.required("anchor").equals("last_active_at") || !policy.has("days")) {
			throw RefusedException.badRequest("invalid_value", "expires_after",
					"Invalid value for 'expires_after': 'days' after the anchor 'last_active_at' are supported.");
		}
		policy.number("days", 1, MAX_DAYS);
		this.json.set("expires_after", policy.json());
		setExpiry();
	}

	private void setExpiry() {
		long days = this.json.path("expires_after").path("days").asLong(0);
		if (days > 0) {
			this.json.put("expires_at", this.json.path("last_active_at").longValue() + days * SECONDS_OF_A_DAY);
		}
	}

	/**
	 * Adds a file, or adds it anew.
	 * @param file the file
	 * @param request how it is added
	 * @param batch the batch it is added with, {@code null} for none
	 * @param indexing how it fares
	 * @param now the time
	 * @return the file in this vector store
	 */
	IndexedFile add(StoredFile file, IndexRequest request, @Nullable FileBatch batch, FileIndexing indexing,
			Instant now) {
		IndexedFile indexed = new IndexedFile(file, request, id(), batch, indexing, now);
		this.files.remove(file.id());
		this.files.put(file.id(), indexed);
		this.json.put("last_active_at", now.getEpochSecond());
		setExpiry();
		return indexed;
	}

	FileBatch addBatch(long now) {
		FileBatch batch = new FileBatch(id(), now);
		this.batches.put(batch.id(), batch);
		return batch;
	}

	List<IndexedFile> files() {
		return new ArrayList<>(this.files.values());
	}

	List<IndexedFile> files(FileBatch batch) {
		return this.files.values().stream().filter((file) -> file.belongsTo(batch)).toList();
	}

	IndexedFile file(String fileId) {
		IndexedFile file = this.files.get(fileId);
		if (file == null) {
			throw RefusedException.notFound("file", fileId, "vector store", id());
		}
		return file;
	}

	void removeFile(String fileId) {
		this.files.remove(fileId);
	}

	FileBatch batch(String batchId) {
		FileBatch batch = this.batches.get(batchId);
		if (batch == null) {
			throw RefusedException.notFound("file batch", batchId, "vector store", id());
		}
		return batch;
	}

	/**
	 * Shows this vector store as it is now.
	 * @param now the time in seconds since the epoch
	 * @return a copy
	 */
	ObjectNode json(long now) {
		this.json.put("usage_bytes", this.files.values().stream().mapToLong(IndexedFile::usage).sum());
		this.json.set("file_counts", IndexingStatus.counts(this.files.values()));
		this.json.put("status", status(now));
		return this.json.deepCopy();
	}

	private String status(long now) {
		if (this.json.path("expires_at").isNumber() && this.json.path("expires_at").longValue() <= now) {
			return "expired";
		}
		boolean busy = IndexingStatus.count(this.files.values(), IndexingStatus.IN_PROGRESS) > 0;
		return busy ? "in_progress" : "completed";
	}

}

package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vector stores. Belongs to the state thread.
 */
final class StoredVectorStores {

	private static final int MAX_FILES = 500;

	private final Map<String, StoredVectorStore> vectorStores = new LinkedHashMap<>();

	private final StoredFiles files;

	private final IndexingSource indexing;

	private final StateThread time;

	StoredVectorStores(StoredFiles files, IndexingSource indexing, StateThread time) {
		this.files = files;
		this.indexing = indexing;
		this.time = time;
	}

	StoredVectorStore create(RequestBody body) {
		body.only(Set.of("name", "description", "file_ids", "expires_after", "chunking_strategy", "metadata"));
		StoredVectorStore created = new StoredVectorStore(body, this.time.now());
		IndexRequest request = IndexRequest.of(body);
		List<StoredFile> added = new ArrayList<>();
		for (JsonNode fileId : body.array("file_ids", MAX_FILES)) {
			added.add(file(fileId.asString("")));
		}
		added.forEach((file) -> add(created, file, request, null));
		this.vectorStores.put(created.id(), created);
		return created;
	}

	IndexedFile add(StoredVectorStore vectorStore, StoredFile file, IndexRequest request, @Nullable FileBatch batch) {
		return vectorStore.add(file, request, batch, this.indexing.next(), this.time.instant());
	}

	/**
	 * Finds a file that is to be added.
	 * @param fileId its id
	 * @return the file
	 */
	StoredFile file(String fileId) {
		StoredFile file = this.files.find(fileId);
		if (file == null) {
			throw RefusedException.notFound("file", fileId);
		}
		return file;
	}

	StoredVectorStore get(String id) {
		StoredVectorStore vectorStore = this.vectorStores.get(id);
		if (vectorStore == null) {
			throw RefusedException.notFound("vector store", id);
		}
		return vectorStore;
	}

	List<StoredVectorStore> all() {
		return List.copyOf(this.vectorStores.values());
	}

	void remove(String id) {
		this.vectorStores.remove(id);
	}

	void removeFile(String fileId) {
		this.vectorStores.values().forEach((vectorStore) -> vectorStore.removeFile(fileId));
	}

	/**
	 * Lets time pass for files before they are shown.
	 * @param shown the files
	 * @param looked whether a client looks at them
	 */
	void pass(List<IndexedFile> shown, boolean looked) {
		shown.forEach((file) -> file.pass(this.time.instant(), looked));
	}

	/**
	 * Shows a vector store.
	 * @param vectorStore the vector store
	 * @param looked whether a client looks at it
	 * @return what it is like now
	 */
	ObjectNode show(StoredVectorStore vectorStore, boolean looked) {
		pass(vectorStore.files(), looked);
		return vectorStore.json(this.time.now());
	}

	FileBatch addBatch(StoredVectorStore vectorStore) {
		return vectorStore.addBatch(this.time.now());
	}

}

package io.github.openaiassistants.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of the files in vector stores, alone and in batches.
 */
final class VectorStoreFileEndpoints {

	private static final int MAX_BATCH = 2000;

	private static final Set<String> FILE_MEMBERS = Set.of("file_id", "attributes", "chunking_strategy");

	private final StoredVectorStores vectorStores;

	VectorStoreFileEndpoints(StoredVectorStores vectorStores) {
		this.vectorStores = vectorStores;
	}

	void addTo(Router router) {
		router.addStable("POST", "/vector_stores/{}/files", this::add);
		router.addStable("GET", "/vector_stores/{}/files",
				(request) -> list(vectorStore(request).files(), request.query()));
		router.addStable("GET", "/vector_stores/{}/files/{}", this::get);
		router.addStable("POST", "/vector_stores/{}/files/{}", this::modify);
		router.addStable("DELETE", "/vector_stores/{}/files/{}", this::remove);
		router.addStable("POST", "/vector_stores/{}/file_batches", this::addBatch);
		router.addStable("GET", "/vector_stores/{}/file_batches/{}", (request) -> show(request, true));
		router.addStable("POST", "/vector_stores/{}/file_batches/{}/cancel", this::cancel);
		router.addStable("GET", "/vector_stores/{}/file_batches/{}/files", this::listBatch);
	}

	private Answer add(ApiRequest request) {
		StoredVectorStore vectorStore = vectorStore(request);
		RequestBody body = request.body();
		body.only(FILE_MEMBERS);
		StoredFile file = this.vectorStores.file(body.required("file_id"));
		return Answer.Json.ok(this.vectorStores.add(vectorStore, file, IndexRequest.of(body), null).json());
	}

	private Answer get(ApiRequest request) {
		IndexedFile file = vectorStore(request).file(request.id(1));
		this.vectorStores.pass(List.of(file), true);
		return Answer.Json.ok(file.json());
	}

	private Answer modify(ApiRequest request) {
		IndexedFile file = vectorStore(request).file(request.id(1));
		request.body().only(Set.of("attributes"));
		file.change(IndexRequest.attributes(request.body()));
		this.vectorStores.pass(List.of(file), false);
		return Answer.Json.ok(file.json());
	}

	private Answer remove(ApiRequest request) {
		StoredVectorStore vectorStore = vectorStore(request);
		String id = vectorStore.file(request.id(1)).id();
		vectorStore.removeFile(id);
		return Answer.Json.ok(Payloads.deleted("vector_store.file", id));
	}

	private Answer addBatch(ApiRequest request) {
		StoredVectorStore vectorStore = vectorStore(request);
		RequestBody body = request.body();
		body.only(Set.of("file_ids", "files", "attributes", "chunking_strategy"));
		List<StoredFile> files = new ArrayList<>();
		List<IndexRequest> requests = new ArrayList<>();
		for (JsonNode fileId : body.array("file_ids", MAX_BATCH)) {
			files.add(this.vectorStores.file(fileId.asString("")));
			requests.add(IndexRequest.of(body));
		}
		for (JsonNode entry : body.array("files", MAX_BATCH)) {
			RequestBody file = RequestBody.of(entry, "files[" + files.size() + "].");
			file.only(FILE_MEMBERS);
			files.add(this.vectorStores.file(file.required("file_id")));
			requests.add(IndexRequest.of(file));
		}
		if (files.isEmpty() || (body.has("file_ids") && body.has("files"))) {
			throw RefusedException.badRequest("missing_required_parameter", "file_ids",
					"Exactly one of 'file_ids' and 'files' is required, and it must not be empty.");
		}
		FileBatch batch = this.vectorStores.addBatch(vectorStore);
		for (int i = 0; i < files.size(); i++) {
			this.vectorStores.add(vectorStore, files.get(i), requests.get(i), batch);
		}
		return Answer.Json.ok(batch.json(vectorStore.files(batch)));
	}

	private Answer cancel(ApiRequest request) {
		List<IndexedFile> files = vectorStore(request).files(batch(request));
		this.vectorStores.pass(files, false);
		batch(request).cancel(files);
		return show(request, false);
	}

	private Answer listBatch(ApiRequest request) {
		return list(vectorStore(request).files(batch(request)), request.query());
	}

	private Answer list(List<IndexedFile> files, Map<String, String> query) {
		String filter = query.get("filter");
		if (filter != null
				&& Arrays.stream(IndexingStatus.values()).noneMatch((known) -> known.wireName().equals(filter))) {
			throw RefusedException.badRequest("invalid_value", "filter",
					"Invalid value for 'filter': supported values are 'in_progress', 'completed', 'failed' and "
							+ "'cancelled'.");
		}
		this.vectorStores.pass(files, true);
		List<ObjectNode> shown = files.stream()
			.filter((file) -> filter == null || file.status().wireName().equals(filter))
			.map(IndexedFile::json)
			.toList();
		return Answer.Json.ok(Page.of(shown, query));
	}

	private Answer show(ApiRequest request, boolean looked) {
		FileBatch batch = batch(request);
		List<IndexedFile> files = vectorStore(request).files(batch);
		this.vectorStores.pass(files, looked);
		return Answer.Json.ok(batch.json(files));
	}

	private FileBatch batch(ApiRequest request) {
		return vectorStore(request).batch(request.id(1));
	}

	private StoredVectorStore vectorStore(ApiRequest request) {
		return this.vectorStores.get(request.id(0));
	}

}

package io.github.openaiassistants.backend.assistants;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.VectorStoreFileBatchOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.VectorStoreFileBatchObject;
import io.github.openaiassistants.model.VectorStoreFileObject;

/**
 * The operations on the file batches of a vector store.
 */
final class WireVectorStoreFileBatchOperations implements VectorStoreFileBatchOperations {

	private final RestCalls calls;

	private final String vectorStoreId;

	WireVectorStoreFileBatchOperations(RestCalls calls, String vectorStoreId) {
		this.calls = calls;
		this.vectorStoreId = Ids.require("vector_store_id", vectorStoreId);
	}

	@Override
	public Mono<VectorStoreFileBatchObject> create(CreateVectorStoreFileBatchRequest request) {
		RestRequest rest = RestRequest
			.post("create vector store file batch", "/vector_stores/{vector_store_id}/file_batches",
					RestCalls.ids("vector_store_id", this.vectorStoreId))
			.withJson(request);
		return this.calls.exchange(rest, VectorStoreFileBatchObject.class);
	}

	@Override
	public Mono<VectorStoreFileBatchObject> retrieve(String batchId) {
		RestRequest rest = RestRequest.get("retrieve vector store file batch",
				"/vector_stores/{vector_store_id}/file_batches/{batch_id}",
				RestCalls.ids("vector_store_id", this.vectorStoreId, "batch_id", batchId));
		return this.calls.exchange(rest, VectorStoreFileBatchObject.class);
	}

	@Override
	public Mono<VectorStoreFileBatchObject> cancel(String batchId) {
		RestRequest rest = RestRequest
			.post("cancel vector store file batch", "/vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel",
					RestCalls.ids("vector_store_id", this.vectorStoreId, "batch_id", batchId))
			.withRepeats();
		return this.calls.exchange(rest, VectorStoreFileBatchObject.class);
	}

	@Override
	public Mono<ListPage<VectorStoreFileObject>> pageFiles(String batchId, ListQuery query) {
		RestRequest rest = RestRequest
			.get("list files of vector store file batch",
					"/vector_stores/{vector_store_id}/file_batches/{batch_id}/files",
					RestCalls.ids("vector_store_id", this.vectorStoreId, "batch_id", batchId))
			.withQuery(ListParameters.of(query, ListParameters.FILTER));
		return this.calls.page(rest, VectorStoreFileObject.class);
	}

}

package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.VectorStoreFileBatchOperations;
import io.github.openaiassistants.client.VectorStoreFileOperations;
import io.github.openaiassistants.client.VectorStoreOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyVectorStoreRequest;
import io.github.openaiassistants.model.VectorStoreObject;

/**
 * The operations on vector stores.
 */
final class WireVectorStoreOperations implements VectorStoreOperations {

	private final RestCalls calls;

	WireVectorStoreOperations(RestCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<VectorStoreObject> create(CreateVectorStoreRequest request) {
		RestRequest rest = RestRequest.post("create vector store", "/vector_stores", Map.of()).withJson(request);
		return this.calls.exchange(rest, VectorStoreObject.class);
	}

	@Override
	public Mono<VectorStoreObject> retrieve(String vectorStoreId) {
		RestRequest rest = RestRequest.get("retrieve vector store", "/vector_stores/{vector_store_id}",
				RestCalls.ids("vector_store_id", vectorStoreId));
		return this.calls.exchange(rest, VectorStoreObject.class);
	}

	@Override
	public Mono<VectorStoreObject> modify(String vectorStoreId, ModifyVectorStoreRequest request) {
		RestRequest rest = RestRequest
			.post("modify vector store", "/vector_stores/{vector_store_id}",
					RestCalls.ids("vector_store_id", vectorStoreId))
			.withJson(request);
		return this.calls.exchange(rest, VectorStoreObject.class);
	}

	@Override
	public Mono<Deletion> delete(String vectorStoreId) {
		RestRequest rest = RestRequest.delete("delete vector store", "/vector_stores/{vector_store_id}",
				RestCalls.ids("vector_store_id", vectorStoreId));
		return this.calls.delete(rest, vectorStoreId);
	}

	@Override
	public Mono<ListPage<VectorStoreObject>> page(ListQuery query) {
		RestRequest rest = RestRequest.get("list vector stores", "/vector_stores", Map.of())
			.withQuery(ListParameters.of(query));
		return this.calls.page(rest, VectorStoreObject.class);
	}

	@Override
	public VectorStoreFileOperations files(String vectorStoreId) {
		return new WireVectorStoreFileOperations(this.calls, vectorStoreId);
	}

	@Override
	public VectorStoreFileBatchOperations fileBatches(String vectorStoreId) {
		return new WireVectorStoreFileBatchOperations(this.calls, vectorStoreId);
	}

}

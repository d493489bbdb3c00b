package io.github.openaiassistants.backend.assistants;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.VectorStoreFileOperations;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.CreateVectorStoreFileRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.Ids;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.VectorStoreFileObject;

/**
 * The operations on the files of a vector store.
 */
final class WireVectorStoreFileOperations implements VectorStoreFileOperations {

	private final RestCalls calls;

	private final String vectorStoreId;

	WireVectorStoreFileOperations(RestCalls calls, String vectorStoreId) {
		this.calls = calls;
		this.vectorStoreId = Ids.require("vector_store_id", vectorStoreId);
	}

	@Override
	public Mono<VectorStoreFileObject> create(CreateVectorStoreFileRequest request) {
		RestRequest rest = RestRequest
			.post("create vector store file", "/vector_stores/{vector_store_id}/files",
					RestCalls.ids("vector_store_id", this.vectorStoreId))
			.withJson(request);
		return this.calls.exchange(rest, VectorStoreFileObject.class);
	}

	@Override
	public Mono<VectorStoreFileObject> retrieve(String fileId) {
		RestRequest rest = RestRequest.get("retrieve vector store file",
				"/vector_stores/{vector_store_id}/files/{file_id}",
				RestCalls.ids("vector_store_id", this.vectorStoreId, "file_id", fileId));
		return this.calls.exchange(rest, VectorStoreFileObject.class);
	}

	@Override
	public Mono<Deletion> delete(String fileId) {
		RestRequest rest = RestRequest.delete("delete vector store file",
				"/vector_stores/{vector_store_id}/files/{file_id}",
				RestCalls.ids("vector_store_id", this.vectorStoreId, "file_id", fileId));
		return this.calls.delete(rest, fileId);
	}

	@Override
	public Mono<ListPage<VectorStoreFileObject>> page(ListQuery query) {
		RestRequest rest = RestRequest
			.get("list vector store files", "/vector_stores/{vector_store_id}/files",
					RestCalls.ids("vector_store_id", this.vectorStoreId))
			.withQuery(ListParameters.of(query, ListParameters.FILTER));
		return this.calls.page(rest, VectorStoreFileObject.class);
	}

}

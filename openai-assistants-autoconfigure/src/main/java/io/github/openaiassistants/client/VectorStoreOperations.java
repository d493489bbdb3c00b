package io.github.openaiassistants.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyVectorStoreRequest;
import io.github.openaiassistants.model.VectorStoreObject;

/**
 * Vector stores: files made searchable for file search. Requests are sent on
 * subscription.
 */
public interface VectorStoreOperations {

	/**
	 * Create a vector store.
	 * @param request the store to create
	 * @return the store
	 */
	Mono<VectorStoreObject> create(CreateVectorStoreRequest request);

	/**
	 * Look up a vector store.
	 * @param vectorStoreId the vector store
	 * @return the store
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<VectorStoreObject> retrieve(String vectorStoreId);

	/**
	 * Change a vector store.
	 * @param vectorStoreId the vector store
	 * @param request what to change
	 * @return the changed store
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<VectorStoreObject> modify(String vectorStoreId, ModifyVectorStoreRequest request);

	/**
	 * Delete a vector store, not its files.
	 * @param vectorStoreId the vector store
	 * @return what was deleted
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<Deletion> delete(String vectorStoreId);

	/**
	 * Look a vector store up until none of its files is being processed. There is no
	 * limit to it but a time-out of the caller.
	 * @param vectorStoreId the vector store
	 * @param interval how often to look
	 * @return the store as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<VectorStoreObject> pollUntilReady(String vectorStoreId, PollInterval interval) {
		Mono<VectorStoreObject> look = retrieve(vectorStoreId);
		return Polling.until(look, Polling::isReady, interval);
	}

	/**
	 * Look a vector store up until none of its files is being processed. There is no
	 * limit to it but a time-out of the caller.
	 * @param vectorStoreId the vector store
	 * @return the store as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<VectorStoreObject> pollUntilReady(String vectorStoreId) {
		return pollUntilReady(vectorStoreId, PollInterval.DEFAULT);
	}

	/**
	 * Retrieve one page of the vector stores.
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<VectorStoreObject>> page(ListQuery query);

	/**
	 * List the vector stores, page by page: a page is requested when more is demanded
	 * than the pages before it have.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the vector stores
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<VectorStoreObject> list(ListQuery query) {
		return Paging.list(query, this::page, VectorStoreObject::id);
	}

	/**
	 * List all vector stores in the order of the server, page by page.
	 * @return the vector stores
	 */
	default Flux<VectorStoreObject> list() {
		return list(ListQuery.all());
	}

	/**
	 * Return the operations on the files of a vector store.
	 * @param vectorStoreId the vector store
	 * @return the operations
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	VectorStoreFileOperations files(String vectorStoreId);

	/**
	 * Return the operations on the file batches of a vector store.
	 * @param vectorStoreId the vector store
	 * @return the operations
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	VectorStoreFileBatchOperations fileBatches(String vectorStoreId);

}

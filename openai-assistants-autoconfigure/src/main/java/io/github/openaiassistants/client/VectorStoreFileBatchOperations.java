package io.github.openaiassistants.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.VectorStoreFileBatchObject;
import io.github.openaiassistants.model.VectorStoreFileObject;

/**
 * Files that are added to one vector store together. Requests are sent on subscription.
 */
public interface VectorStoreFileBatchOperations {

	/**
	 * Add files to the store.
	 * @param request the files to add
	 * @return the batch, which is being processed
	 */
	Mono<VectorStoreFileBatchObject> create(CreateVectorStoreFileBatchRequest request);

	/**
	 * Look up a batch.
	 * @param batchId the batch
	 * @return the batch
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<VectorStoreFileBatchObject> retrieve(String batchId);

	/**
	 * Cancel the processing of a batch.
	 * @param batchId the batch
	 * @return the batch
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<VectorStoreFileBatchObject> cancel(String batchId);

	/**
	 * Look a batch up until it is no longer being processed. There is no limit to it but
	 * a time-out of the caller.
	 * @param batchId the batch
	 * @param interval how often to look
	 * @return the batch as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<VectorStoreFileBatchObject> pollUntilReady(String batchId, PollInterval interval) {
		Mono<VectorStoreFileBatchObject> look = retrieve(batchId);
		return Polling.until(look, Polling::isReady, interval);
	}

	/**
	 * Look a batch up until it is no longer being processed. There is no limit to it but
	 * a time-out of the caller.
	 * @param batchId the batch
	 * @return the batch as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<VectorStoreFileBatchObject> pollUntilReady(String batchId) {
		return pollUntilReady(batchId, PollInterval.DEFAULT);
	}

	/**
	 * Retrieve one page of the files of a batch.
	 * @param batchId the batch
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<VectorStoreFileObject>> pageFiles(String batchId, ListQuery query);

	/**
	 * List the files of a batch, page by page: a page is requested when more is demanded
	 * than the pages before it have.
	 * @param batchId the batch
	 * @param query which part of the list; its limit is the size of a page
	 * @return the files
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<VectorStoreFileObject> listFiles(String batchId, ListQuery query) {
		return Paging.list(query, (next) -> pageFiles(batchId, next), VectorStoreFileObject::id);
	}

	/**
	 * List all files of a batch in the order of the server, page by page.
	 * @param batchId the batch
	 * @return the files
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Flux<VectorStoreFileObject> listFiles(String batchId) {
		return listFiles(batchId, ListQuery.all());
	}

}

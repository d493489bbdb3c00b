package io.github.openaiassistants.client;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.CreateVectorStoreFileRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.VectorStoreFileObject;

/**
 * Files of one vector store. Requests are sent on subscription.
 */
public interface VectorStoreFileOperations {

	/**
	 * Add a file to the store.
	 * @param request the file to add
	 * @return the file, which is being processed
	 */
	Mono<VectorStoreFileObject> create(CreateVectorStoreFileRequest request);

	/**
	 * Look up a file of the store.
	 * @param fileId the file
	 * @return the file
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<VectorStoreFileObject> retrieve(String fileId);

	/**
	 * Remove a file from the store. The file itself stays.
	 * @param fileId the file
	 * @return what was removed
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<Deletion> delete(String fileId);

	/**
	 * Look a file of the store up until it is no longer being processed. There is no
	 * limit to it but a time-out of the caller.
	 * @param fileId the file
	 * @param interval how often to look
	 * @return the file as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<VectorStoreFileObject> pollUntilReady(String fileId, PollInterval interval) {
		Mono<VectorStoreFileObject> look = retrieve(fileId);
		return Polling.until(look, Polling::isReady, interval);
	}

	/**
	 * Look a file of the store up until it is no longer being processed. There is no
	 * limit to it but a time-out of the caller.
	 * @param fileId the file
	 * @return the file as it was seen last
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	default Mono<VectorStoreFileObject> pollUntilReady(String fileId) {
		return pollUntilReady(fileId, PollInterval.DEFAULT);
	}

	/**
	 * Retrieve one page of the files of the store.
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<VectorStoreFileObject>> page(ListQuery query);

	/**
	 * List the files of the store, page by page: a page is requested when more is
	 * demanded than the pages before it have.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the files
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<VectorStoreFileObject> list(ListQuery query) {
		return Paging.list(query, this::page, VectorStoreFileObject::id);
	}

	/**
	 * List all files of the store in the order of the server, page by page.
	 * @return the files
	 */
	default Flux<VectorStoreFileObject> list() {
		return list(ListQuery.all());
	}

}

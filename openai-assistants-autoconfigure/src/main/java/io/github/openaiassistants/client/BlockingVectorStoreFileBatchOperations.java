package io.github.openaiassistants.client;

import java.util.stream.Stream;

import io.github.openaiassistants.model.CreateVectorStoreFileBatchRequest;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.VectorStoreFileBatchObject;
import io.github.openaiassistants.model.VectorStoreFileObject;

/**
 * The blocking form of {@link VectorStoreFileBatchOperations}. All methods refuse to run
 * on a thread that must not block.
 */
public final class BlockingVectorStoreFileBatchOperations {

	private final VectorStoreFileBatchOperations operations;

	BlockingVectorStoreFileBatchOperations(VectorStoreFileBatchOperations operations) {
		this.operations = operations;
	}

	/**
	 * Add files to the store.
	 * @param request the files to add
	 * @return the batch, which is being processed
	 */
	public VectorStoreFileBatchObject create(CreateVectorStoreFileBatchRequest request) {
		return Blocking.get("create vector store file batch", () -> this.operations.create(request));
	}

	/**
	 * Look up a batch.
	 * @param batchId the batch
	 * @return the batch
	 */
	public VectorStoreFileBatchObject retrieve(String batchId) {
		return Blocking.get("retrieve vector store file batch", () -> this.operations.retrieve(batchId));
	}

	/**
	 * Cancel the processing of a batch.
	 * @param batchId the batch
	 * @return the batch
	 */
	public VectorStoreFileBatchObject cancel(String batchId) {
		return Blocking.get("cancel vector store file batch", () -> this.operations.cancel(batchId));
	}

	/**
	 * Look a batch up until it is no longer being processed. There is no limit to it but
	 * an interrupt.
	 * @param batchId the batch
	 * @param interval how often to look
	 * @return the batch as it was seen last
	 */
	public VectorStoreFileBatchObject pollUntilReady(String batchId, PollInterval interval) {
		return Blocking.get("poll vector store file batch", () -> this.operations.pollUntilReady(batchId, interval));
	}

	/**
	 * Look a batch up until it is no longer being processed. There is no limit to it but
	 * an interrupt.
	 * @param batchId the batch
	 * @return the batch as it was seen last
	 */
	public VectorStoreFileBatchObject pollUntilReady(String batchId) {
		return Blocking.get("poll vector store file batch", () -> this.operations.pollUntilReady(batchId));
	}

	/**
	 * Retrieve one page of the files of a batch.
	 * @param batchId the batch
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<VectorStoreFileObject> pageFiles(String batchId, ListQuery query) {
		return Blocking.get("list files of vector store file batch", () -> this.operations.pageFiles(batchId, query));
	}

	/**
	 * List the files of a batch. A page is requested when the objects of the pages before
	 * it are used up, the first one at once.
	 * @param batchId the batch
	 * @param query which part of the list; its limit is the size of a page
	 * @return the files; need not be closed
	 */
	public Stream<VectorStoreFileObject> listFiles(String batchId, ListQuery query) {
		return Paging.stream(query, (next) -> pageFiles(batchId, next), VectorStoreFileObject::id);
	}

	/**
	 * List all files of a batch in the order of the server.
	 * @param batchId the batch
	 * @return the files; need not be closed
	 */
	public Stream<VectorStoreFileObject> listFiles(String batchId) {
		return listFiles(batchId, ListQuery.all());
	}

}

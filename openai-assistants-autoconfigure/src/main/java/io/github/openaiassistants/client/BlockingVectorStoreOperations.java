package io.github.openaiassistants.client;

import java.util.stream.Stream;

import io.github.openaiassistants.model.CreateVectorStoreRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.ModifyVectorStoreRequest;
import io.github.openaiassistants.model.VectorStoreObject;

/**
 * The blocking form of {@link VectorStoreOperations}. All methods refuse to run on a
 * thread that must not block.
 */
public final class BlockingVectorStoreOperations {

	private final VectorStoreOperations operations;

	BlockingVectorStoreOperations(VectorStoreOperations operations) {
		this.operations = operations;
	}

	/**
	 * Create a vector store.
	 * @param request the store to create
	 * @return the store
	 */
	public VectorStoreObject create(CreateVectorStoreRequest request) {
		return Blocking.get("create vector store", () -> this.operations.create(request));
	}

	/**
	 * Look up a vector store.
	 * @param vectorStoreId the vector store
	 * @return the store
	 */
	public VectorStoreObject retrieve(String vectorStoreId) {
		return Blocking.get("retrieve vector store", () -> this.operations.retrieve(vectorStoreId));
	}

	/**
	 * Change a vector store.
	 * @param vectorStoreId the vector store
	 * @param request what to change
	 * @return the changed store
	 */
	public VectorStoreObject modify(String vectorStoreId, ModifyVectorStoreRequest request) {
		return Blocking.get("modify vector store", () -> this.operations.modify(vectorStoreId, request));
	}

	/**
	 * Delete a vector store, not its files.
	 * @param vectorStoreId the vector store
	 * @return what was deleted
	 */
	public Deletion delete(String vectorStoreId) {
		return Blocking.get("delete vector store", () -> this.operations.delete(vectorStoreId));
	}

	/**
	 * Look a vector store up until none of its files is being processed. There is no
	 * limit to it but an interrupt.
	 * @param vectorStoreId the vector store
	 * @param interval how often to look
	 * @return the store as it was seen last
	 */
	public VectorStoreObject pollUntilReady(String vectorStoreId, PollInterval interval) {
		return Blocking.get("poll vector store", () -> this.operations.pollUntilReady(vectorStoreId, interval));
	}

	/**
	 * Look a vector store up until none of its files is being processed. There is no
	 * limit to it but an interrupt.
	 * @param vectorStoreId the vector store
	 * @return the store as it was seen last
	 */
	public VectorStoreObject pollUntilReady(String vectorStoreId) {
		return Blocking.get("poll vector store", () -> this.operations.pollUntilReady(vectorStoreId));
	}

	/**
	 * Retrieve one page of the vector stores.
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<VectorStoreObject> page(ListQuery query) {
		return Blocking.get("list vector stores", () -> this.operations.page(query));
	}

	/**
	 * List the vector stores. A page is requested when the objects of the pages before it
	 * are used up, the first one at once.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the vector stores; need not be closed
	 */
	public Stream<VectorStoreObject> list(ListQuery query) {
		return Paging.stream(query, this::page, VectorStoreObject::id);
	}

	/**
	 * List all vector stores in the order of the server.
	 * @return the vector stores; need not be closed
	 */
	public Stream<VectorStoreObject> list() {
		return list(ListQuery.all());
	}

	/**
	 * Return the operations on the files of a vector store.
	 * @param vectorStoreId the vector store
	 * @return the operations
	 */
	public BlockingVectorStoreFileOperations files(String vectorStoreId) {
		return new BlockingVectorStoreFileOperations(this.operations.files(vectorStoreId));
	}

	/**
	 * Return the operations on the file batches of a vector store.
	 * @param vectorStoreId the vector store
	 * @return the operations
	 */
	public BlockingVectorStoreFileBatchOperations fileBatches(String vectorStoreId) {
		return new BlockingVectorStoreFileBatchOperations(this.operations.fileBatches(vectorStoreId));
	}

}

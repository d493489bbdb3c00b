package io.github.openaiassistants.client;

import java.util.stream.Stream;

import io.github.openaiassistants.model.CreateVectorStoreFileRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.VectorStoreFileObject;

/**
 * The blocking form of {@link VectorStoreFileOperations}. All methods refuse to run on a
 * thread that must not block.
 */
public final class BlockingVectorStoreFileOperations {

	private final VectorStoreFileOperations operations;

	BlockingVectorStoreFileOperations(VectorStoreFileOperations operations) {
		this.operations = operations;
	}

	/**
	 * Add a file to the store.
	 * @param request the file to add
	 * @return the file, which is being processed
	 */
	public VectorStoreFileObject create(CreateVectorStoreFileRequest request) {
		return Blocking.get("create vector store file", () -> this.operations.create(request));
	}

	/**
	 * Look up a file of the store.
	 * @param fileId the file
	 * @return the file
	 */
	public VectorStoreFileObject retrieve(String fileId) {
		return Blocking.get("retrieve vector store file", () -> this.operations.retrieve(fileId));
	}

	/**
	 * Remove a file from the store. The file itself stays.
	 * @param fileId the file
	 * @return what was removed
	 */
	public Deletion delete(String fileId) {
		return Blocking.get("delete vector store file", () -> this.operations.delete(fileId));
	}

	/**
	 * Look a file of the store up until it is no longer being processed. There is no
	 * limit to it but an interrupt.
	 * @param fileId the file
	 * @param interval how often to look
	 * @return the file as it was seen last
	 */
	public VectorStoreFileObject pollUntilReady(String fileId, PollInterval interval) {
		return Blocking.get("poll vector store file", () -> this.operations.pollUntilReady(fileId, interval));
	}

	/**
	 * Look a file of the store up until it is no longer being processed. There is no
	 * limit to it but an interrupt.
	 * @param fileId the file
	 * @return the file as it was seen last
	 */
	public VectorStoreFileObject pollUntilReady(String fileId) {
		return Blocking.get("poll vector store file", () -> this.operations.pollUntilReady(fileId));
	}

	/**
	 * Retrieve one page of the files of the store.
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<VectorStoreFileObject> page(ListQuery query) {
		return Blocking.get("list vector store files", () -> this.operations.page(query));
	}

	/**
	 * List the files of the store. A page is requested when the objects of the pages
	 * before it are used up, the first one at once.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the files; need not be closed
	 */
	public Stream<VectorStoreFileObject> list(ListQuery query) {
		return Paging.stream(query, this::page, VectorStoreFileObject::id);
	}

	/**
	 * List all files of the store in the order of the server.
	 * @return the files; need not be closed
	 */
	public Stream<VectorStoreFileObject> list() {
		return list(ListQuery.all());
	}

}

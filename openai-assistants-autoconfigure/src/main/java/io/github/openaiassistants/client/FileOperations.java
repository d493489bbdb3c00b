package io.github.openaiassistants.client;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Files: uploaded by the application, or produced by tools. Requests are sent on
 * subscription.
 */
public interface FileOperations {

	/**
	 * Upload a file. Its content is read as the connection takes it.
	 * @param request the file to upload
	 * @return the file
	 */
	Mono<FileObject> upload(UploadFileRequest request);

	/**
	 * Look up a file, not its content.
	 * @param fileId the file
	 * @return the file
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<FileObject> retrieve(String fileId);

	/**
	 * Read the content of a file as it arrives. Whoever subscribed releases the buffers;
	 * they are requested from the connection as they are from the {@code Flux}.
	 * @param fileId the file
	 * @return the content
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Flux<DataBuffer> content(String fileId);

	/**
	 * Delete a file.
	 * @param fileId the file
	 * @return what was deleted
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one
	 */
	Mono<Deletion> delete(String fileId);

	/**
	 * Retrieve one page of the files.
	 * @param query which part of the list
	 * @return the page
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	Mono<ListPage<FileObject>> page(ListQuery query);

	/**
	 * List the files, page by page: a page is requested when more is demanded than the
	 * pages before it have.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the files
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if an id is not
	 * one, or the query has a member that this list does not know
	 */
	default Flux<FileObject> list(ListQuery query) {
		return Paging.list(query, this::page, FileObject::id);
	}

	/**
	 * List all files in the order of the server, page by page.
	 * @return the files
	 */
	default Flux<FileObject> list() {
		return list(ListQuery.all());
	}

}

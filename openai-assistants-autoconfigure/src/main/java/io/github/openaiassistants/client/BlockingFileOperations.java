package io.github.openaiassistants.client;

import java.io.InputStream;
import java.util.stream.Stream;

import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * The blocking form of {@link FileOperations}. All methods refuse to run on a thread that
 * must not block.
 */
public final class BlockingFileOperations {

	private final FileOperations operations;

	BlockingFileOperations(FileOperations operations) {
		this.operations = operations;
	}

	/**
	 * Upload a file. Its content is read as the connection takes it.
	 * @param request the file to upload
	 * @return the file
	 */
	public FileObject upload(UploadFileRequest request) {
		return Blocking.get("upload file", () -> this.operations.upload(request));
	}

	/**
	 * Look up a file, not its content.
	 * @param fileId the file
	 * @return the file
	 */
	public FileObject retrieve(String fileId) {
		return Blocking.get("retrieve file", () -> this.operations.retrieve(fileId));
	}

	/**
	 * Read the content of a file as it arrives. Returns when the content begins.
	 * @param fileId the file
	 * @return the content, to be closed; it is read from the connection as it is read
	 * from the stream
	 */
	public InputStream content(String fileId) {
		return Blocking.read("retrieve file content", () -> this.operations.content(fileId));
	}

	/**
	 * Delete a file.
	 * @param fileId the file
	 * @return what was deleted
	 */
	public Deletion delete(String fileId) {
		return Blocking.get("delete file", () -> this.operations.delete(fileId));
	}

	/**
	 * Retrieve one page of the files.
	 * @param query which part of the list
	 * @return the page
	 */
	public ListPage<FileObject> page(ListQuery query) {
		return Blocking.get("list files", () -> this.operations.page(query));
	}

	/**
	 * List the files. A page is requested when the objects of the pages before it are
	 * used up, the first one at once.
	 * @param query which part of the list; its limit is the size of a page
	 * @return the files; need not be closed
	 */
	public Stream<FileObject> list(ListQuery query) {
		return Paging.stream(query, this::page, FileObject::id);
	}

	/**
	 * List all files in the order of the server.
	 * @return the files; need not be closed
	 */
	public Stream<FileObject> list() {
		return list(ListQuery.all());
	}

}

package io.github.openaiassistants.backend.assistants;

import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.client.FileOperations;
import io.github.openaiassistants.client.UploadFileRequest;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * The operations on files.
 */
final class WireFileOperations implements FileOperations {

	private final RestCalls calls;

	WireFileOperations(RestCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<FileObject> upload(UploadFileRequest request) {
		RestRequest rest = RestRequest.post("upload file", "/files", Map.of()).withMultipart(UploadParts.of(request));
		return this.calls.exchange(rest, FileObject.class);
	}

	@Override
	public Mono<FileObject> retrieve(String fileId) {
		RestRequest rest = RestRequest.get("retrieve file", "/files/{file_id}", RestCalls.ids("file_id", fileId));
		return this.calls.exchange(rest, FileObject.class);
	}

	@Override
	public Flux<DataBuffer> content(String fileId) {
		return this.calls.download(
				RestRequest.get("retrieve file content", "/files/{file_id}/content", RestCalls.ids("file_id", fileId)));
	}

	@Override
	public Mono<Deletion> delete(String fileId) {
		RestRequest rest = RestRequest.delete("delete file", "/files/{file_id}", RestCalls.ids("file_id", fileId));
		return this.calls.delete(rest, fileId);
	}

	@Override
	public Mono<ListPage<FileObject>> page(ListQuery query) {
		RestRequest rest = RestRequest.get("list files", "/files", Map.of())
			.withQuery(ListParameters.of(query, ListParameters.PURPOSE));
		return this.calls.page(rest, FileObject.class);
	}

}

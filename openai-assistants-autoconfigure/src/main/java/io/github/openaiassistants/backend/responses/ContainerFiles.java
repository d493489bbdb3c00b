package io.github.openaiassistants.backend.responses;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.http.RestHttp;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.model.FilePath;
import io.github.openaiassistants.model.FilePathAnnotation;
import io.github.openaiassistants.model.Ids;

/**
 * Files that the code interpreter wrote into its container. On the Assistants API they
 * were files like any other; here they live as long as their container, mostly 20
 * minutes, and are found with its id only.
 */
public final class ContainerFiles {

	private final RestHttp http;

	/**
	 * Create the operations.
	 * @param http sends the requests
	 */
	public ContainerFiles(RestHttp http) {
		this.http = http;
	}

	/**
	 * Download the file that an annotation of a message names.
	 * @param annotation an annotation of a message of a run on the Responses API
	 * @return the content as it arrives and is asked for, not empty; whoever subscribed
	 * releases the buffers. In error with an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 * @throws RequestNotValidException if the annotation names no file in a container
	 */
	public Flux<DataBuffer> content(FilePathAnnotation annotation) {
		FilePath path = annotation.filePath();
		JsonNode container = (path != null) ? path.extra().get("container_id") : null;
		return content((container != null) ? container.asString("") : "", (path != null) ? path.fileId() : null);
	}

	/**
	 * Download a file.
	 * @param containerId the container
	 * @param fileId the file
	 * @return the content as it arrives and is asked for; whoever subscribed releases the
	 * buffers. In error with an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 * @throws RequestNotValidException if an id is not one
	 */
	public Flux<DataBuffer> content(@Nullable String containerId, @Nullable String fileId) {
		return this.http.download(RestRequest.get("retrieve container file content",
				"/containers/{container_id}/files/{file_id}/content", Map.of("container_id",
						Ids.require("container_id", containerId), "file_id", Ids.require("file_id", fileId))));
	}

}

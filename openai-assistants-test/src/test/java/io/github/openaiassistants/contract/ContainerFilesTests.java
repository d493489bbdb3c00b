package io.github.openaiassistants.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.backend.responses.ContainerFiles;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.FilePath;
import io.github.openaiassistants.model.FilePathAnnotation;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that the code interpreter wrote on the Responses API.
 */
class ContainerFilesTests {

	private static final String PATH = "/v1/containers/*/files/*/content";

	private final AssistantsServer server = Backend.CONVERSATION.server().start();

	private final ListeningApplication application = Backend.CONVERSATION.start(this.server);

	private final ContainerFiles files = this.application.bean(ContainerFiles.class);

	@AfterEach
	void close() {
		this.application.close();
		this.server.close();
	}

	@Test
	void fileThatAnAnnotationNamesIsDownloaded() {
		this.server.enqueue("GET", PATH, StubResponse.of(200, "text/csv", "a;b".getBytes(StandardCharsets.UTF_8)));
		FilePath path = new FilePath("cfile_1", Map.of("container_id", StringNode.valueOf("cntr_1")));
		FilePathAnnotation annotation = new FilePathAnnotation(null, "file_path", "", path, 0, 1, Map.of());
		assertThat(text(this.files.content(annotation))).isEqualTo("a;b");
		assertThat(this.server.requests("GET", PATH)).singleElement()
			.satisfies((request) -> assertThat(request.path()).contains("/containers/cntr_1/files/cfile_1/"));
	}

	@Test
	void containerThatIsGoneIsNotFound() {
		this.server.enqueue("GET", PATH, StubResponse.error(404, "invalid_request_error", "", "Container is expired."));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> text(this.files.content("cntr_1", "cfile_1")));
	}

	@Test
	void annotationWithoutAContainerIsRefused() {
		FilePathAnnotation annotation = new FilePathAnnotation(null, "file_path", "", new FilePath("file-1", Map.of()),
				0, 1, Map.of());
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> this.files.content(annotation))
			.satisfies((refusal) -> assertThat(refusal.field()).isEqualTo("container_id"));
		assertThat(this.server.requests()).isEmpty();
	}

	private static String text(Flux<DataBuffer> content) {
		return DataBufferUtils.join(content).map((buffer) -> {
			String text = buffer.toString(StandardCharsets.UTF_8);
			DataBufferUtils.release(buffer);
			return text;
		}).blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

}

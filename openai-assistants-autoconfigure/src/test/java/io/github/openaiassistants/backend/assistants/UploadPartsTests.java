package io.github.openaiassistants.backend.assistants;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.client.UploadFileRequest;
import io.github.openaiassistants.model.FilePurpose;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parts of the form, and their headers.
 */
class UploadPartsTests {

	private static MultiValueMap<String, HttpEntity<?>> parts(UploadFileRequest request) {
		return UploadParts.of(request, Flux.from(request.content()));
	}

	private static UploadFileRequest named(String name) {
		return UploadFileRequest.of(FilePurpose.VISION, name, new byte[] { 1 });
	}

	private static HttpHeaders file(String name) {
		return Objects.requireNonNull(parts(named(name)).getFirst("file")).getHeaders();
	}

	@Test
	void thePurposeComesBeforeTheFile() {
		assertThat(parts(named("a")).keySet()).containsExactly("purpose", "file");
		assertThat(parts(named("a").withExpiry(Duration.ofHours(1))).keySet()).containsExactly("purpose",
				"expires_after[anchor]", "expires_after[seconds]", "file");
	}

	@ParameterizedTest
	@CsvSource({ "a.png, image/png", "a.pdf, application/pdf", "a.TXT, text/plain",
			"a.unknown, application/octet-stream", "a, application/octet-stream" })
	void theTypeIsThatOfTheName(String name, String type) {
		assertThat(file(name).getContentType()).hasToString(type);
	}

	@Test
	void aNameMayHaveAnyCharactersButControls() {
		assertThat(file("r\u00e9sum\u00e9 \"\u4e2d\".txt").getFirst(HttpHeaders.CONTENT_DISPOSITION))
			.isEqualTo("form-data; name=\"file\"; filename=\"r\u00e9sum\u00e9 \\\"\u4e2d\\\".txt\"");
	}

}

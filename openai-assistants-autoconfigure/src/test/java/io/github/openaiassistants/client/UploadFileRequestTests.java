package io.github.openaiassistants.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBufferUtils;

import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.FilePurpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files to be uploaded: where their content and their names come from, and each limit.
 */
class UploadFileRequestTests {

	private static final byte[] BYTES = "content".getBytes(StandardCharsets.UTF_8);

	private static UploadFileRequest named(String name) {
		return UploadFileRequest.of(FilePurpose.ASSISTANTS, name, BYTES);
	}

	private static String content(UploadFileRequest request) {
		return DataBufferUtils.join(request.content())
			.map((buffer) -> buffer.toString(StandardCharsets.UTF_8))
			.blockOptional()
			.orElse("");
	}

	@Test
	void aFileHasItsOwnName(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("notes.txt"), BYTES);
		UploadFileRequest request = UploadFileRequest.of(FilePurpose.ASSISTANTS, file);
		assertThat(request.fileName()).isEqualTo("notes.txt");
		assertThat(content(request)).isEqualTo("content");
		assertThat(content(request)).isEqualTo("content");
	}

	@Test
	void bytesAndResourcesMayBeGivenAName() {
		assertThat(content(named("a.txt"))).isEqualTo("content");
		assertThat(content(named("a.txt"))).isEqualTo("content");
		UploadFileRequest request = UploadFileRequest.of(FilePurpose.VISION, "b.png", new ByteArrayResource(BYTES));
		assertThat(content(request)).isEqualTo("content");
	}

	@Test
	void aResourceWithoutANameNeedsOne() {
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> UploadFileRequest.of(FilePurpose.VISION, new ByteArrayResource(BYTES)))
			.withMessage("filename must have 1 to 255 characters but has 0");
	}

	@Test
	void lengthOfTheName() {
		assertThat(named("x".repeat(255)).fileName()).hasSize(255);
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> named("x".repeat(256)))
			.withMessage("filename must have 1 to 255 characters but has 256");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xxx\r\nX-Header: y", "xxx\n", "xxx\u0000", "xxx\u0085" })
	void controlCharactersInTheName(String name) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> named(name))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("filename"))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains("U+00", "position 3").doesNotContain("xxx"));
	}

	@Test
	void timeUntilTheFileExpires() {
		assertThat(named("a").withExpiry(Duration.ofHours(1)).expiresAfter()).isEqualTo(Duration.ofHours(1));
		assertThat(named("a").withExpiry(Duration.ofDays(30)).expiresAfter()).isEqualTo(Duration.ofDays(30));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> named("a").withExpiry(Duration.ofSeconds(3599)))
			.withMessage("expires_after must be between 3600 and 2592000 seconds but is 3599");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> named("a").withExpiry(Duration.ofSeconds(2_592_001)))
			.withMessageContaining("2592001");
	}

	@Test
	void theTextShowsNeitherNameNorContent() {
		assertThat(named("secret.txt")).hasToString("UploadFileRequest[purpose=assistants, fileName=10 characters]");
	}

}

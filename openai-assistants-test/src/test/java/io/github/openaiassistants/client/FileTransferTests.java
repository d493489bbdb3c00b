package io.github.openaiassistants.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.failure.StreamLostException;
import io.github.openaiassistants.model.FileObject;
import io.github.openaiassistants.model.FilePurpose;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.StreamEnd;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that are sent, and content that is received.
 */
class FileTransferTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String FILE = "{\"id\":\"file-1\",\"object\":\"file\",\"purpose\":\"assistants\"}";

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ClientApplication application = ClientApplication.start(this.server.baseUrl());

	@AfterEach
	void stop() {
		this.application.close();
		this.server.close();
	}

	private void assertForm(UploadFileRequest request, String form) {
		StubResponse answer = StubResponse.json(200, FILE);
		this.server.enqueue("POST", "/v1/files", answer, answer);
		FileObject reactive = Objects.requireNonNull(this.application.client().files().upload(request).block(TIMEOUT));
		FileObject blocking = this.application.blocking().files().upload(request);
		assertThat(reactive).isEqualTo(blocking).extracting(FileObject::id).isEqualTo("file-1");
		assertThat(this.server.requests("POST", "/v1/files")).hasSize(2).allSatisfy((sent) -> {
			assertThat(sent.body()).isEqualTo(form);
			assertThat(sent.header("Content-Type")).startsWith("multipart/form-data;");
			assertThat(sent.header("OpenAI-Beta")).isEqualTo("assistants=v2");
		});
	}

	@Test
	void aFileIsSentAsAForm(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("r\u00e9sum\u00e9.txt"), "line 1\nline 2\n");
		assertForm(UploadFileRequest.of(FilePurpose.ASSISTANTS, file),
				"purpose=assistants\nfile=r\u00e9sum\u00e9.txt (14 bytes)\n");
	}

	@Test
	void aFileMayExpire() {
		UploadFileRequest request = UploadFileRequest.of(FilePurpose.VISION, "a.png", new byte[] { 1 });
		assertForm(request.withExpiry(Duration.ofHours(2)),
				"purpose=vision\nexpires_after[anchor]=created_at\nexpires_after[seconds]=7200\nfile=a.png (1 bytes)\n");
	}

	@Test
	void aFileThatCannotBeReadIsNotSentAsAnEmptyOne(@TempDir Path directory) {
		UploadFileRequest request = UploadFileRequest.of(FilePurpose.ASSISTANTS, directory.resolve("missing.txt"));
		String message = "file was not uploaded: its content cannot be read (NoSuchFileException)";
		StepVerifier.create(this.application.client().files().upload(request))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOf(RequestNotValidException.class).hasMessage(message))
			.verify(TIMEOUT);
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.application.blocking().files().upload(request))
			.withMessage(message);
		assertThat(this.server.requests()).isEmpty();
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(17).nextBytes(bytes);
		return bytes;
	}

	private void content(StubResponse... answers) {
		this.server.enqueue("GET", "/v1/files/file-1/content", answers);
	}

	@Test
	void contentIsReceivedAsItIs() throws IOException {
		byte[] content = bytes(300_000);
		StubResponse answer = StubResponse.of(200, "image/png", content).chunked(10_000);
		content(answer, answer);
		DataBuffer joined = Objects
			.requireNonNull(DataBufferUtils.join(this.application.client().files().content("file-1")).block(TIMEOUT));
		byte[] received = new byte[joined.readableByteCount()];
		joined.read(received);
		DataBufferUtils.release(joined);
		assertThat(received).isEqualTo(content);
		try (InputStream stream = this.application.blocking().files().content("file-1")) {
			assertThat(stream.readAllBytes()).isEqualTo(content);
			assertThat(stream.read()).isEqualTo(-1);
			assertThat(stream.read(new byte[10])).isEqualTo(-1);
		}
	}

	@Test
	void jsonIsContentLikeAnyOther() throws IOException {
		content(StubResponse.json(200, "{\"error\":{}}"));
		try (InputStream stream = this.application.blocking().files().content("file-1")) {
			assertThat(stream.read()).isEqualTo('{');
			assertThat(stream.available()).isEqualTo(11);
			assertThat(stream).hasContent("\"error\":{}}");
		}
	}

	@Test
	void contentMayBeEmpty() throws IOException {
		content(StubResponse.of(200, "text/plain", new byte[0]));
		try (InputStream stream = this.application.blocking().files().content("file-1")) {
			assertThat(stream.readAllBytes()).isEmpty();
		}
	}

	@Test
	void whatDoesNotExistIsSaidBeforeTheFirstRead() {
		StubResponse answer = StubResponse.error(404, "invalid_request_error", "", "No such file.");
		content(answer, answer);
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.application.blocking().files().content("file-1"));
		StepVerifier.create(this.application.client().files().content("file-1"))
			.expectError(NotFoundException.class)
			.verify(TIMEOUT);
	}

	@Test
	void contentThatBreaksOffIsNotTakenForTheWhole() throws IOException {
		StubResponse answer = StubResponse.of(200, "text/plain", bytes(50_000)).ending(StreamEnd.CLOSE);
		content(answer, answer);
		try (InputStream stream = this.application.blocking().files().content("file-1")) {
			assertThatExceptionOfType(StreamLostException.class).isThrownBy(stream::readAllBytes);
		}
		Flux<Integer> sizes = this.application.client().files().content("file-1").map(FileTransferTests::released);
		StepVerifier.create(sizes)
			.thenConsumeWhile((size) -> true)
			.expectError(StreamLostException.class)
			.verify(TIMEOUT);
	}

	private static int released(DataBuffer buffer) {
		int size = buffer.readableByteCount();
		DataBufferUtils.release(buffer);
		return size;
	}

	@Test
	void aClosedStreamIsOver() throws IOException {
		content(StubResponse.of(200, "text/plain", bytes(50_000)).chunked(1000));
		InputStream stream = this.application.blocking().files().content("file-1");
		assertThat(stream.read()).isNotNegative();
		stream.close();
		stream.close();
		assertThat(stream.available()).isZero();
		assertThatExceptionOfType(IOException.class).isThrownBy(stream::read).withMessage("The stream is closed");
	}

}

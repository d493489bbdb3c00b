package io.github.openaiassistants.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileListParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import com.openai.models.vectorstores.VectorStore;
import com.openai.models.vectorstores.VectorStoreCreateParams;
import com.openai.models.vectorstores.VectorStoreUpdateParams;
import com.openai.models.vectorstores.filebatches.FileBatchCancelParams;
import com.openai.models.vectorstores.filebatches.FileBatchCreateParams;
import com.openai.models.vectorstores.filebatches.FileBatchListFilesParams;
import com.openai.models.vectorstores.filebatches.FileBatchRetrieveParams;
import com.openai.models.vectorstores.filebatches.VectorStoreFileBatch;
import com.openai.models.vectorstores.files.FileDeleteParams;
import com.openai.models.vectorstores.files.FileRetrieveParams;
import com.openai.models.vectorstores.files.VectorStoreFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The official Java client as a client of files and vector stores. It checks every object
 * against the API description.
 */
class OpenAiJavaFileTests {

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final OpenAIClient client = OpenAIOkHttpClient.builder()
		.baseUrl(this.server.baseUrl().toString())
		.apiKey("any")
		.maxRetries(0)
		.timeout(Duration.ofSeconds(20))
		.responseValidation(true)
		.build();

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Test
	void fileIsUploadedDownloadedListedAndDeleted() throws IOException {
		byte[] content = new byte[300_000];
		new Random(1).nextBytes(content);
		FileObject file = upload("photo.png", FilePurpose.VISION, content);
		assertThat(file.filename()).isEqualTo("photo.png");
		assertThat(file.bytes()).isEqualTo(content.length);
		assertThat(this.client.files().retrieve(file.id())).isEqualTo(file);
		assertThat(download(file.id())).isEqualTo(content);
		FileObject other = upload("handbook.md", FilePurpose.ASSISTANTS, new byte[10]);
		assertThat(this.client.files().list(FileListParams.builder().limit(1).build()).autoPager())
			.containsExactly(other, file);
		assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> download(other.id()))
			.withMessageContaining("Not allowed to download files of purpose: assistants");
		assertThat(this.client.files().delete(file.id()).deleted()).isTrue();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.client.files().retrieve(file.id()))
			.withMessageContaining("No such File object: " + file.id());
	}

	@Test
	void vectorStoreIsPolledUntilItIsReady() {
		this.server.enqueue(FileIndexing.afterPolls(2));
		FileObject file = upload("handbook.md", FilePurpose.ASSISTANTS, new byte[10]);
		VectorStore created = this.client.vectorStores()
			.create(VectorStoreCreateParams.builder().name("Handbook").addFileId(file.id()).build());
		assertThat(created.status()).isEqualTo(VectorStore.Status.IN_PROGRESS);
		VectorStore ready = Awaitility.await()
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.client.vectorStores().retrieve(created.id()),
					(now) -> now.status().equals(VectorStore.Status.COMPLETED));
		assertThat(ready.fileCounts().completed()).isEqualTo(1);
		assertThat(this.server.requests("GET", "/v1/vector_stores/*")).hasSize(3);
		VectorStoreFile indexed = this.client.vectorStores()
			.files()
			.retrieve(FileRetrieveParams.builder().vectorStoreId(created.id()).fileId(file.id()).build());
		assertThat(indexed.status()).isEqualTo(VectorStoreFile.Status.COMPLETED);
		assertThat(this.client.vectorStores().files().list(created.id()).data()).containsExactly(indexed);
		VectorStore changed = this.client.vectorStores()
			.update(created.id(),
					VectorStoreUpdateParams.builder()
						.name("Other")
						.expiresAfter(VectorStoreUpdateParams.ExpiresAfter.builder().days(3).build())
						.build());
		assertThat(changed.expiresAt()).hasValue(changed.lastActiveAt().orElseThrow() + 3 * 86_400);
		assertThat(this.client.vectorStores()
			.files()
			.delete(FileDeleteParams.builder().vectorStoreId(created.id()).fileId(file.id()).build())
			.deleted()).isTrue();
		assertThat(this.client.vectorStores().list().data()).extracting(VectorStore::id).containsExactly(created.id());
		assertThat(this.client.vectorStores().delete(created.id()).deleted()).isTrue();
	}

	@Test
	void batchIsPolledAndCancelled() {
		this.server.enqueue(FileIndexing.afterPolls(0), FileIndexing.never());
		FileObject first = upload("a.md", FilePurpose.ASSISTANTS, new byte[1]);
		FileObject second = upload("b.md", FilePurpose.ASSISTANTS, new byte[2]);
		String store = this.server.createVectorStore("Handbook");
		VectorStoreFileBatch created = this.client.vectorStores()
			.fileBatches()
			.create(store, FileBatchCreateParams.builder().addFileId(first.id()).addFileId(second.id()).build());
		VectorStoreFileBatch polled = this.client.vectorStores()
			.fileBatches()
			.retrieve(FileBatchRetrieveParams.builder().vectorStoreId(store).batchId(created.id()).build());
		assertThat(polled.status()).isEqualTo(VectorStoreFileBatch.Status.IN_PROGRESS);
		assertThat(polled.fileCounts().inProgress()).isEqualTo(1);
		VectorStoreFileBatch cancelled = this.client.vectorStores()
			.fileBatches()
			.cancel(FileBatchCancelParams.builder().vectorStoreId(store).batchId(created.id()).build());
		assertThat(cancelled.status()).isEqualTo(VectorStoreFileBatch.Status.CANCELLED);
		assertThat(cancelled.fileCounts().completed()).isEqualTo(1);
		assertThat(cancelled.fileCounts().cancelled()).isEqualTo(1);
		FileBatchListFilesParams params = FileBatchListFilesParams.builder()
			.vectorStoreId(store)
			.batchId(created.id())
			.filter(FileBatchListFilesParams.Filter.CANCELLED)
			.build();
		assertThat(this.client.vectorStores().fileBatches().listFiles(params).data()).extracting(VectorStoreFile::id)
			.containsExactly(second.id());
	}

	private byte[] download(String id) throws IOException {
		try (HttpResponse response = this.client.files().content(id)) {
			return response.body().readAllBytes();
		}
	}

	private FileObject upload(String name, FilePurpose purpose, byte[] content) {
		MultipartField<InputStream> file = MultipartField.<InputStream>builder()
			.value(new ByteArrayInputStream(content))
			.filename(name)
			.build();
		return this.client.files().create(FileCreateParams.builder().file(file).purpose(purpose).build());
	}

}

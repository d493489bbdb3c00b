package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Vector stores: how their files fare and what is refused about them.
 */
class VectorStoreTests {

	private final SettableClock clock = new SettableClock();

	private final AssistantsServer server = AssistantsServer.builder().clock(this.clock).start();

	private final TestClient client = new TestClient(this.server);

	private final String fileA = this.server.createFile("a.md", "assistants", "one".getBytes(StandardCharsets.UTF_8));

	private final String fileB = this.server.createFile("b.md", "assistants", "four".getBytes(StandardCharsets.UTF_8));

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void vectorStoreWithoutFilesIsReadyAtOnce() {
		JsonNode created = this.client.post("/vector_stores", "{}");
		assertThat(created.path("id").asString()).startsWith("vs_");
		assertThat(created.path("object").asString()).isEqualTo("vector_store");
		assertThat(created.path("status").asString()).isEqualTo("completed");
		assertCounts(created, 0, 0, 0, 0);
		assertThat(created.path("expires_after").isNull()).isTrue();
		assertThat(created.path("expires_at").isNull()).isTrue();
		assertThat(this.client.get("/vector_stores/" + created.path("id").asString())).isEqualTo(created);
	}

	@Test
	void vectorStoreIsReadyWhenAllFilesAre() {
		this.server.enqueue(FileIndexing.afterPolls(1), FileIndexing.afterPolls(2));
		JsonNode created = this.client.post("/vector_stores",
				"{\"name\":\"Handbook\",\"file_ids\":[\"" + this.fileA + "\",\"" + this.fileB + "\"]}");
		assertThat(created.path("status").asString()).isEqualTo("in_progress");
		assertCounts(created, 2, 0, 0, 0);
		String path = "/vector_stores/" + created.path("id").asString();
		assertCounts(this.client.get(path), 2, 0, 0, 0);
		JsonNode half = this.client.get(path);
		assertThat(half.path("status").asString()).isEqualTo("in_progress");
		assertThat(half.path("usage_bytes").asInt()).isEqualTo(3);
		assertCounts(half, 1, 1, 0, 0);
		JsonNode ready = this.client.get(path);
		assertThat(ready.path("status").asString()).isEqualTo("completed");
		assertThat(ready.path("usage_bytes").asInt()).isEqualTo(7);
		assertCounts(ready, 0, 2, 0, 0);
	}

	@Test
	void fileIsReadyWhenItsTimeHasCome() {
		this.server.enqueue(FileIndexing.after(Duration.ofMillis(1500)));
		String path = "/vector_stores/" + this.server.createVectorStore("Handbook", this.fileA);
		this.clock.advance(Duration.ofMillis(1499));
		assertThat(this.client.get(path).path("status").asString()).isEqualTo("in_progress");
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.client.get(path).path("status").asString()).isEqualTo("completed");
	}

	@Test
	void failedFileIsToldAndCounted() {
		this.server.enqueue(FileIndexing.afterPolls(0).failing("unsupported_file", "No text in it."));
		String path = "/vector_stores/" + this.server.createVectorStore("Handbook", this.fileA, this.fileB);
		JsonNode failed = this.client.get(path + "/files/" + this.fileA);
		assertThat(failed.path("status").asString()).isEqualTo("failed");
		assertThat(failed.path("last_error").path("code").asString()).isEqualTo("unsupported_file");
		assertThat(failed.path("last_error").path("message").asString()).isEqualTo("No text in it.");
		this.client.get(path);
		JsonNode ready = this.client.get(path);
		assertThat(ready.path("status").asString()).isEqualTo("completed");
		assertCounts(ready, 0, 1, 1, 0);
		assertThat(ids(this.client.get(path + "/files?filter=failed"))).containsExactly(this.fileA);
		assertThat(ids(this.client.get(path + "/files?filter=completed"))).containsExactly(this.fileB);
		assertThat(this.client.tryGet(path + "/files?filter=lost").statusCode()).isEqualTo(400);
	}

	@Test
	void fileIsAddedChangedAndRemoved() {
		String store = this.server.createVectorStore("Handbook");
		String files = "/vector_stores/" + store + "/files";
		JsonNode added = this.client.post(files,
				"{\"file_id\":\"" + this.fileA + "\",\"attributes\":{\"year\":2026},"
						+ "\"chunking_strategy\":{\"type\":\"static\",\"static\":{\"max_chunk_size_tokens\":200,"
						+ "\"chunk_overlap_tokens\":100}}}");
		assertThat(added.path("id").asString()).isEqualTo(this.fileA);
		assertThat(added.path("object").asString()).isEqualTo("vector_store.file");
		assertThat(added.path("vector_store_id").asString()).isEqualTo(store);
		assertThat(added.path("status").asString()).isEqualTo("in_progress");
		assertThat(added.path("last_error").isNull()).isTrue();
		assertThat(added.path("attributes").path("year").asInt()).isEqualTo(2026);
		assertThat(added.path("chunking_strategy").path("static").path("chunk_overlap_tokens").asInt()).isEqualTo(100);
		JsonNode changed = this.client.post(files + "/" + this.fileA, "{\"attributes\":{\"draft\":true}}");
		assertThat(changed.path("attributes").path("draft").asBoolean()).isTrue();
		assertThat(changed.path("attributes").has("year")).isFalse();
		JsonNode removed = this.client.delete(files + "/" + this.fileA);
		assertThat(removed.path("object").asString()).isEqualTo("vector_store.file.deleted");
		assertThat(message(files + "/" + this.fileA))
			.isEqualTo("No file found with id '" + this.fileA + "' in vector store '" + store + "'.");
		assertThat(this.client.tryGet("/files/" + this.fileA).statusCode()).isEqualTo(200);
	}

	@Test
	void deletedFileDisappearsFromVectorStores() {
		String path = "/vector_stores/" + this.server.createVectorStore("Handbook", this.fileA, this.fileB);
		this.client.delete("/files/" + this.fileA);
		assertThat(ids(this.client.get(path + "/files"))).containsExactly(this.fileB);
		assertThat(this.client.get(path).path("file_counts").path("total").asInt()).isEqualTo(1);
	}

	@Test
	void batchIsReadyWhenItsFilesAre() {
		String store = this.server.createVectorStore("Handbook");
		String batches = "/vector_stores/" + store + "/file_batches";
		this.server.enqueue(FileIndexing.afterPolls(0), FileIndexing.afterPolls(1).failing("invalid_file", "Broken."));
		JsonNode created = this.client.post(batches, "{\"files\":[{\"file_id\":\"" + this.fileA
				+ "\",\"attributes\":{\"a\":\"b\"}},{\"file_id\":\"" + this.fileB + "\"}]}");
		assertThat(created.path("id").asString()).startsWith("vsfb_");
		assertThat(created.path("status").asString()).isEqualTo("in_progress");
		assertCounts(created, 2, 0, 0, 0);
		String batch = batches + "/" + created.path("id").asString();
		assertCounts(this.client.get(batch), 1, 1, 0, 0);
		JsonNode ready = this.client.get(batch);
		assertThat(ready.path("status").asString()).isEqualTo("completed");
		assertCounts(ready, 0, 1, 1, 0);
		assertThat(ids(this.client.get(batch + "/files?order=asc"))).containsExactly(this.fileA, this.fileB);
		assertThat(this.client.get("/vector_stores/" + store + "/files/" + this.fileA)
			.path("attributes")
			.path("a")
			.asString()).isEqualTo("b");
	}

	@Test
	void batchWhoseFilesAllFailedHasFailed() {
		String batches = "/vector_stores/" + this.server.createVectorStore("Handbook") + "/file_batches";
		this.server.enqueue(FileIndexing.afterPolls(0).failing("server_error", "Oops."));
		String id = this.client.post(batches, "{\"file_ids\":[\"" + this.fileA + "\"]}").path("id").asString();
		assertThat(this.client.get(batches + "/" + id).path("status").asString()).isEqualTo("failed");
	}

	@Test
	void cancelledBatchLeavesWhatIsReady() {
		String store = this.server.createVectorStore("Handbook");
		String batches = "/vector_stores/" + store + "/file_batches";
		this.server.enqueue(FileIndexing.afterPolls(0), FileIndexing.never());
		String id = this.client.post(batches, "{\"file_ids\":[\"" + this.fileA + "\",\"" + this.fileB + "\"]}")
			.path("id")
			.asString();
		assertCounts(this.client.get(batches + "/" + id), 1, 1, 0, 0);
		JsonNode cancelled = this.client.post(batches + "/" + id + "/cancel", "");
		assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
		assertCounts(cancelled, 0, 1, 0, 1);
		assertThat(this.client.get("/vector_stores/" + store).path("status").asString()).isEqualTo("completed");
		assertThat(ids(this.client.get(batches + "/" + id + "/files?filter=cancelled"))).containsExactly(this.fileB);
	}

	@Test
	void vectorStoreExpiresAfterItsLastUse() {
		String body = "{\"expires_after\":{\"anchor\":\"last_active_at\",\"days\":2}}";
		String path = "/vector_stores/" + this.client.post("/vector_stores", body).path("id").asString();
		this.clock.advance(Duration.ofDays(1));
		this.client.post(path + "/files", "{\"file_id\":\"" + this.fileA + "\"}");
		this.client.get(path);
		this.clock.advance(Duration.ofDays(2).minusSeconds(1));
		JsonNode alive = this.client.get(path);
		assertThat(alive.path("status").asString()).isEqualTo("completed");
		assertThat(alive.path("expires_at").asLong()).isEqualTo(this.clock.instant().getEpochSecond() + 1);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.client.get(path).path("status").asString()).isEqualTo("expired");
	}

	@Test
	void vectorStoresAreChangedListedAndDeleted() {
		String first = this.server.createVectorStore("1");
		String second = this.server.createVectorStore("2");
		JsonNode changed = this.client.post("/vector_stores/" + first,
				"{\"name\":\"Other\",\"metadata\":{\"k\":\"v\"},\"expires_after\":{\"anchor\":\"last_active_at\",\"days\":7}}");
		assertThat(changed.path("name").asString()).isEqualTo("Other");
		assertThat(changed.path("metadata").path("k").asString()).isEqualTo("v");
		assertThat(changed.path("expires_at").asLong()).isEqualTo(changed.path("last_active_at").asLong() + 7 * 86_400);
		assertThat(ids(this.client.get("/vector_stores"))).containsExactly(second, first);
		JsonNode deleted = this.client.delete("/vector_stores/" + first);
		assertThat(deleted.path("object").asString()).isEqualTo("vector_store.deleted");
		assertThat(message("/vector_stores/" + first)).isEqualTo("No vector store found with id '" + first + "'.");
		assertThat(ids(this.client.get("/vector_stores"))).containsExactly(second);
	}

	@Test
	void threadAndAssistantBringAlongAVectorStore() {
		String resources = "\"tool_resources\":{\"file_search\":{\"vector_stores\":[{\"file_ids\":[\"" + this.fileA
				+ "\"]}]}}";
		String thread = this.client.post("/threads", "{" + resources + "}").path("id").asString();
		JsonNode shown = this.client.get("/threads/" + thread);
		String store = shown.at("/tool_resources/file_search/vector_store_ids/0").asString();
		assertThat(shown.at("/tool_resources/file_search").has("vector_stores")).isFalse();
		assertThat(ids(this.client.get("/vector_stores/" + store + "/files"))).containsExactly(this.fileA);
		JsonNode assistant = this.client.post("/assistants", "{\"model\":\"gpt-4o\"," + resources + "}");
		assertThat(assistant.at("/tool_resources/file_search/vector_store_ids/0").asString()).startsWith("vs_")
			.isNotEqualTo(store);
		assertThat(this.client.tryPost("/assistants/" + assistant.path("id").asString(), "{" + resources + "}")
			.statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"file_ids\":[\"file-x\"]}", "{\"size\":1}", "{\"name\":1}",
			"{\"expires_after\":{\"anchor\":\"created_at\",\"days\":1}}",
			"{\"expires_after\":{\"anchor\":\"last_active_at\",\"days\":366}}",
			"{\"expires_after\":{\"anchor\":\"last_active_at\"}}", "{\"chunking_strategy\":{\"type\":\"clever\"}}",
			"{\"chunking_strategy\":{\"type\":\"static\",\"static\":{\"max_chunk_size_tokens\":99,"
					+ "\"chunk_overlap_tokens\":1}}}",
			"{\"chunking_strategy\":{\"type\":\"static\",\"static\":{\"max_chunk_size_tokens\":200,"
					+ "\"chunk_overlap_tokens\":101}}}" })
	void wrongRequestIsRefused(String body) {
		assertThat(this.client.tryPost("/vector_stores", body).statusCode()).isIn(400, 404);
		assertThat(this.client.get("/vector_stores").path("data").isEmpty()).isTrue();
	}

	@Test
	void tooManyFilesAreRefused() {
		String ids = String.join(",", Collections.nCopies(501, "\"" + this.fileA + "\""));
		assertThat(this.client.tryPost("/vector_stores", "{\"file_ids\":[" + ids + "]}").statusCode()).isEqualTo(400);
		String batches = "/vector_stores/" + this.server.createVectorStore("Handbook") + "/file_batches";
		assertThat(this.client.tryPost(batches, "{}").statusCode()).isEqualTo(400);
		assertThat(this.client.tryPost(batches, "{\"file_ids\":[]}").statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":null}", "{\"a\":[1]}" })
	void wrongAttributesAreRefused(String attributes) {
		String files = "/vector_stores/" + this.server.createVectorStore("Handbook") + "/files";
		assertThat(this.client.tryPost(files, "{\"file_id\":\"" + this.fileA + "\",\"attributes\":" + attributes + "}")
			.statusCode()).isEqualTo(400);
	}

	@Test
	void vectorStoreOfUnknownFilesIsNotCreated() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.createVectorStore("Handbook", "file-x"))
			.withMessageContaining("file-x");
		assertThatIllegalArgumentException().isThrownBy(() -> FileIndexing.afterPolls(-1));
	}

	private String message(String path) {
		return TestClient.json(this.client.tryGet(path)).path("error").path("message").asString();
	}

	private static void assertCounts(JsonNode shown, int inProgress, int completed, int failed, int cancelled) {
		JsonNode counts = shown.path("file_counts");
		assertThat(List.of("in_progress", "completed", "failed", "cancelled", "total"))
			.extracting((name) -> counts.path(name).asInt())
			.containsExactly(inProgress, completed, failed, cancelled, inProgress + completed + failed + cancelled);
	}

	private static List<String> ids(JsonNode list) {
		return list.path("data").valueStream().map((object) -> object.path("id").asString()).toList();
	}

}

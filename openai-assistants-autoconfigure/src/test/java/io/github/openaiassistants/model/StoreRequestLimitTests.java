package io.github.openaiassistants.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

import io.github.openaiassistants.failure.RequestNotValidException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each limit of requests for vector stores and for changes: what is just allowed, and
 * what is just not.
 */
class StoreRequestLimitTests {

	private static final Map<String, JsonNode> NONE = Map.of();

	private static void refused(String field, Runnable request, String... words) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(request::run)
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo(field))
			.satisfies((ex) -> assertThat(ex.getMessage()).startsWith(field).contains(words).doesNotContain("xxx"));
	}

	private static void check(String field, boolean allowed, Runnable request, String... words) {
		if (allowed) {
			request.run();
		}
		else {
			refused(field, request, words);
		}
	}

	private static String text(int length) {
		return "x".repeat(length);
	}

	private static ChunkingStrategy chunks(@Nullable Integer size, Integer overlap) {
		return new ChunkingStrategy("static", new StaticChunking(size, overlap, NONE), NONE);
	}

	@Test
	void filesOfANewStore() {
		assertThat(CreateVectorStoreRequest.builder().fileIds(Collections.nCopies(500, "xxx")).build()).isNotNull();
		refused("file_ids", () -> CreateVectorStoreRequest.builder().fileIds(Collections.nCopies(501, "xxx")).build(),
				"500", "501");
	}

	@ParameterizedTest
	@CsvSource({ "1, true", "365, true", "0, false", "366, false" })
	void daysUntilAStoreExpires(int days, boolean allowed) {
		VectorStoreExpiration expiration = VectorStoreExpiration.afterLastUse(days);
		check("expires_after.days", allowed, () -> CreateVectorStoreRequest.builder().expiresAfter(expiration).build(),
				"1", "365", String.valueOf(days));
		check("expires_after.days", allowed, () -> ModifyVectorStoreRequest.builder().expiresAfter(expiration).build(),
				"1", "365");
	}

	@ParameterizedTest
	@CsvSource({ "100, true", "4096, true", "99, false", "4097, false" })
	void sizeOfChunks(int size, boolean allowed) {
		String field = "chunking_strategy.static.max_chunk_size_tokens";
		ChunkingStrategy chunking = chunks(size, 0);
		check(field, allowed, () -> CreateVectorStoreRequest.builder().chunkingStrategy(chunking).build(), "100",
				"4096", String.valueOf(size));
		check(field, allowed,
				() -> CreateVectorStoreFileRequest.builder().fileId("f").chunkingStrategy(chunking).build(), "4096");
		check(field, allowed,
				() -> CreateVectorStoreFileBatchRequest.builder()
					.fileIds(List.of("f"))
					.chunkingStrategy(chunking)
					.build(),
				"4096");
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "100, true", "-1, false", "101, false" })
	void overlapOfChunks(int overlap, boolean allowed) {
		check("chunking_strategy.static.chunk_overlap_tokens", allowed,
				() -> CreateVectorStoreRequest.builder().chunkingStrategy(chunks(201, overlap)).build(),
				String.valueOf(overlap));
	}

	@Test
	void chunksOfAStoreThatIsCreatedWithAThread() {
		NewVectorStore store = new NewVectorStore(null, chunks(99, 0), null, NONE);
		ToolResources resources = new ToolResources(null, new FileSearchResources(null, List.of(store), NONE), NONE);
		refused("tool_resources.file_search.vector_stores.chunking_strategy.static.max_chunk_size_tokens",
				() -> CreateThreadRequest.builder().toolResources(resources).build(), "100", "99");
	}

	@Test
	void aChunkingWithoutSizesIsLeftToTheServer() {
		ChunkingStrategy auto = new ChunkingStrategy("auto", null, NONE);
		assertThat(CreateVectorStoreRequest.builder().chunkingStrategy(auto).build()).isNotNull();
		assertThat(CreateVectorStoreRequest.builder().chunkingStrategy(chunks(null, 4000)).build()).isNotNull();
	}

	@Test
	void attributes() {
		assertThat(withAttributes(
				Map.of(text(64), StringNode.valueOf(text(512)), "n", DoubleNode.valueOf(1.5), "b", BooleanNode.TRUE))
			.attributes()).hasSize(3);
		refused("attributes", () -> withAttributes(pairs(17)), "16", "17");
		String field = "attributes";
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> withAttributes(Map.of(text(65), BooleanNode.TRUE)))
			.withMessageContainingAll(field, "64", "65");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> withAttributes(Map.of("k", StringNode.valueOf(text(513)))))
			.withMessageContainingAll(field, "512", "513");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> withAttributes(Map.of("k", NullNode.getInstance())))
			.withMessageContainingAll(field, "NULL");
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(
				() -> CreateVectorStoreFileBatchRequest.builder().fileIds(List.of("f")).attributes(pairs(17)).build());
	}

	private static Map<String, JsonNode> pairs(int count) {
		Map<String, JsonNode> pairs = new HashMap<>();
		IntStream.range(0, count).forEach((i) -> pairs.put("k" + i, BooleanNode.TRUE));
		return pairs;
	}

	private static CreateVectorStoreFileRequest withAttributes(Map<String, JsonNode> attributes) {
		return CreateVectorStoreFileRequest.builder().fileId("f").attributes(attributes).build();
	}

	@Test
	void aFileOrAnotherSource() {
		refused("file_id", () -> CreateVectorStoreFileRequest.builder().build(), "required");
		refused("file_ids", () -> CreateVectorStoreFileBatchRequest.builder().build(), "required");
		Map<String, JsonNode> source = Map.of("data_source", StringNode.valueOf("x"));
		assertThat(CreateVectorStoreFileRequest.builder().extra(source).build().fileId()).isNull();
		assertThat(CreateVectorStoreFileBatchRequest.builder().extra(source).build().fileIds()).isNull();
	}

	@Test
	void filesOfABatch() {
		assertThat(CreateVectorStoreFileBatchRequest.of(Collections.nCopies(2000, "xxx")).fileIds()).hasSize(2000);
		refused("file_ids", () -> CreateVectorStoreFileBatchRequest.of(Collections.nCopies(2001, "xxx")), "2000",
				"2001");
		refused("file_ids", () -> CreateVectorStoreFileBatchRequest.of(List.of()), "at least 1");
		List<CreateVectorStoreFileRequest> files = List.of(CreateVectorStoreFileRequest.of("xxx"));
		assertThat(CreateVectorStoreFileBatchRequest.builder().files(files).build().files()).isEqualTo(files);
		refused("files",
				() -> CreateVectorStoreFileBatchRequest.builder()
					.files(Collections.nCopies(2001, files.get(0)))
					.build(),
				"2000", "2001");
		refused("files", () -> CreateVectorStoreFileBatchRequest.builder().fileIds(List.of("xxx")).files(files).build(),
				"exclude");
	}

	@Test
	void metadataOfStoresAndChanges() {
		Map<String, String> metadata = Map.of("k", text(513));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> CreateVectorStoreRequest.builder().metadata(metadata).build());
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> ModifyVectorStoreRequest.builder().metadata(metadata).build());
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> ModifyMetadataRequest.of(metadata));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> ModifyThreadRequest.builder().metadata(metadata).build());
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> ModifyAssistantRequest.builder().metadata(metadata).build());
	}

	@Test
	void changesOfAnAssistant() {
		ModifyAssistantRequest.Builder assistant = ModifyAssistantRequest.builder();
		assertThat(assistant.name(text(256)).description(text(512)).instructions(text(256_000)).build()).isNotNull();
		refused("instructions", () -> assistant.instructions(text(256_001)).build(), "256000", "256001");
		refused("description", () -> assistant.instructions(null).description(text(513)).build(), "512", "513");
		refused("name", () -> assistant.description(null).name(text(257)).build(), "256", "257");
		refused("tools", () -> assistant.name(null).tools(Collections.nCopies(129, Tool.codeInterpreter())).build(),
				"128");
		refused("temperature", () -> assistant.tools(null).temperature(2.1).build(), "2");
		refused("top_p", () -> assistant.temperature(null).topP(1.1).build(), "1");
	}

	@Test
	void changesNameStoresButCreateNone() {
		NewVectorStore store = new NewVectorStore(null, null, null, NONE);
		ToolResources created = new ToolResources(null, new FileSearchResources(null, List.of(store), NONE), NONE);
		String field = "tool_resources.file_search.vector_stores";
		refused(field, () -> ModifyThreadRequest.builder().toolResources(created).build(), "created");
		refused(field, () -> ModifyAssistantRequest.builder().toolResources(created).build(), "created");
		ToolResources named = new ToolResources(null, new FileSearchResources(List.of("vs_1"), null, NONE), NONE);
		assertThat(ModifyThreadRequest.builder().toolResources(named).build().toolResources()).isEqualTo(named);
	}

	@Test
	void buildersKeepEverything() {
		CreateVectorStoreRequest store = CreateVectorStoreRequest.builder()
			.fileIds(List.of("f"))
			.name("n")
			.description("d")
			.expiresAfter(VectorStoreExpiration.afterLastUse(7))
			.chunkingStrategy(chunks(800, 400))
			.metadata(Map.of("k", "v"))
			.extra(Map.of("x", NullNode.getInstance()))
			.build();
		assertThat(store).hasNoNullFieldsOrProperties();
		assertThat(store.toBuilder().build()).isEqualTo(store);
		ModifyVectorStoreRequest change = ModifyVectorStoreRequest.builder().name("n").metadata(Map.of()).build();
		assertThat(change.toBuilder().build()).isEqualTo(change);
		CreateVectorStoreFileBatchRequest batch = CreateVectorStoreFileBatchRequest.of(List.of("f"));
		assertThat(batch.toBuilder().build()).isEqualTo(batch);
		CreateVectorStoreFileRequest file = withAttributes(pairs(2));
		assertThat(file.toBuilder().build()).isEqualTo(file);
		ModifyAssistantRequest assistant = ModifyAssistantRequest.builder().model("m").tools(List.of()).build();
		assertThat(assistant.toBuilder().build()).isEqualTo(assistant);
		ModifyThreadRequest thread = ModifyThreadRequest.builder().metadata(Map.of("a", "b")).build();
		assertThat(thread.toBuilder().build()).isEqualTo(thread);
	}

}

package io.github.openaiassistants.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import io.github.openaiassistants.failure.RequestNotValidException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each limit of a request: what is just allowed, and what is just not.
 */
class RequestLimitTests {

	private static final Map<String, JsonNode> NONE = Map.of();

	private final CreateRunRequest.Builder run = CreateRunRequest.builder("asst_1");

	private static void refused(String field, Runnable request, String... words) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(request::run)
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo(field))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(words).doesNotContain("xxx"));
	}

	private static String text(int length) {
		return "x".repeat(length);
	}

	@Test
	void metadataPairs() {
		assertThat(this.run.metadata(pairs(16)).build().metadata()).hasSize(16);
		refused("metadata", () -> this.run.metadata(pairs(17)).build(), "metadata", "16", "17");
	}

	private static Map<String, String> pairs(int count) {
		Map<String, String> pairs = new HashMap<>();
		IntStream.range(0, count).forEach((i) -> pairs.put("k" + i, "v"));
		return pairs;
	}

	@Test
	void metadataKeysAndValues() {
		assertThat(this.run.metadata(Map.of(text(64), text(512))).build().metadata()).hasSize(1);
		refused("metadata", () -> this.run.metadata(Map.of(text(65), "v")).build(), "key", "64", "65");
		refused("metadata", () -> this.run.metadata(Map.of("k", text(513))).build(), "value", "512", "513");
	}

	@Test
	void charactersAreCountedNotTheirHalves() {
		Map<String, String> metadata = Map.of("k", "\uD83D\uDE80".repeat(512));
		assertThat(this.run.metadata(metadata).build().metadata()).isEqualTo(metadata);
		refused("metadata", () -> this.run.metadata(Map.of("k", "\uD83D\uDE80".repeat(513))).build(), "513");
	}

	@Test
	void instructions() {
		assertThat(this.run.instructions(text(256_000)).additionalInstructions(text(256_000)).build()).isNotNull();
		refused("instructions", () -> this.run.instructions(text(256_001)).build(), "256000", "256001");
		this.run.instructions(null);
		refused("additional_instructions", () -> this.run.additionalInstructions(text(256_001)).build(), "256001");
	}

	@Test
	void messageText() {
		assertThat(CreateMessageRequest.user(text(256_000))).isNotNull();
		assertThat(ContentPart.text(text(256_000))).isNotNull();
		refused("content", () -> CreateMessageRequest.user(text(256_001)), "256000", "256001");
		refused("content.text", () -> ContentPart.text(text(256_001)), "256000", "256001");
	}

	@Test
	void contentNeedsAPart() {
		assertThat(ContentParts.of(ContentPart.text("x")).parts()).hasSize(1);
		refused("content", ContentParts::of, "at least 1");
	}

	@Test
	void toolsOfARunAndOfAnAssistant() {
		assertThat(this.run.tools(Collections.nCopies(20, Tool.codeInterpreter())).build().tools()).hasSize(20);
		refused("tools", () -> this.run.tools(Collections.nCopies(21, Tool.codeInterpreter())).build(), "20", "21");
		CreateAssistantRequest.Builder assistant = CreateAssistantRequest.builder("gpt-4o");
		assertThat(assistant.tools(Collections.nCopies(128, Tool.fileSearch())).build().tools()).hasSize(128);
		refused("tools", () -> assistant.tools(Collections.nCopies(129, Tool.fileSearch())).build(), "128", "129");
	}

	@Test
	void functionNames() {
		assertThat(this.run.tools(List.of(Tool.function(text(64), null, null))).build().tools()).hasSize(1);
		assertThat(this.run.tools(List.of(Tool.function("Get_weather-2", null, null))).build().tools()).hasSize(1);
		refused("tools.function.name", () -> this.run.tools(List.of(Tool.function(text(65), null, null))).build(), "64",
				"65");
		refused("tools.function.name", () -> this.run.tools(List.of(Tool.function("xxx y", null, null))).build(),
				"letters");
		refused("tools.function.name", () -> this.run.tools(List.of(Tool.function("", null, null))).build(), "empty");
		refused("tools.function", () -> this.run.tools(List.of(new FunctionTool("function", null, NONE))).build(),
				"required");
	}

	@ParameterizedTest
	@CsvSource({ "1, true", "50, true", "0, false", "51, false" })
	void searchResults(int results, boolean allowed) {
		FileSearchTool tool = new FileSearchTool("file_search", new FileSearchOptions(results, null, NONE), NONE);
		check("tools.file_search.max_num_results", allowed, () -> this.run.tools(List.of(tool)).build());
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "1, true", "-0.01, false", "1.01, false" })
	void scoreThreshold(double threshold, boolean allowed) {
		RankingOptions ranking = new RankingOptions(null, threshold, NONE);
		FileSearchTool tool = new FileSearchTool("file_search", new FileSearchOptions(null, ranking, NONE), NONE);
		check("tools.file_search.ranking_options.score_threshold", allowed,
				() -> this.run.tools(List.of(tool)).build());
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "2, true", "-0.01, false", "2.01, false", "NaN, false" })
	void temperature(double temperature, boolean allowed) {
		check("temperature", allowed, () -> this.run.temperature(temperature).build());
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "1, true", "-0.01, false", "1.01, false", "NaN, false" })
	void topP(double topP, boolean allowed) {
		check("top_p", allowed, () -> this.run.topP(topP).build());
	}

	@ParameterizedTest
	@CsvSource({ "256, true", "255, false" })
	void tokens(int tokens, boolean allowed) {
		check("max_prompt_tokens", allowed, () -> this.run.maxPromptTokens(tokens).build());
		this.run.maxPromptTokens(null);
		check("max_completion_tokens", allowed, () -> this.run.maxCompletionTokens(tokens).build());
	}

	@ParameterizedTest
	@CsvSource({ "1, true", "0, false" })
	void lastMessages(int count, boolean allowed) {
		check("truncation_strategy.last_messages", allowed,
				() -> this.run.truncationStrategy(TruncationStrategy.lastMessages(count)).build());
	}

	private static void check(String field, boolean allowed, Runnable request) {
		if (allowed) {
			request.run();
		}
		else {
			refused(field, request, field);
		}
	}

	@Test
	void filesAndVectorStores() {
		assertThat(thread(20, 1)).isNotNull();
		refused("tool_resources.code_interpreter.file_ids", () -> thread(21, 1), "20", "21");
		refused("tool_resources.file_search.vector_store_ids", () -> thread(20, 2), "1", "2");
	}

	private static CreateThreadRequest thread(int files, int stores) {
		return CreateThreadRequest.builder()
			.toolResources(new ToolResources(new CodeInterpreterResources(Collections.nCopies(files, "file"), NONE),
					new FileSearchResources(Collections.nCopies(stores, "vs"), null, NONE), NONE))
			.build();
	}

	@Test
	void vectorStoresAreNamedOrCreated() {
		NewVectorStore store = new NewVectorStore(List.of("file"), null, null, NONE);
		FileSearchResources both = new FileSearchResources(List.of("vs"), List.of(store), NONE);
		refused("tool_resources.file_search.vector_stores",
				() -> CreateThreadRequest.builder().toolResources(new ToolResources(null, both, NONE)).build(),
				"exclude");
	}

	@Test
	void assistantTexts() {
		CreateAssistantRequest.Builder assistant = CreateAssistantRequest.builder("gpt-4o");
		assertThat(assistant.name(text(256)).description(text(512)).build()).isNotNull();
		refused("name", () -> assistant.name(text(257)).build(), "256", "257");
		assistant.name(null);
		refused("description", () -> assistant.description(text(513)).build(), "512", "513");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "asst_1-B", "0" })
	void idsOfLettersDigitsAndTwoMarks(String id) {
		assertThat(Ids.require("run_id", id)).isSameAs(id);
		assertThat(CreateRunRequest.of(id).assistantId()).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "xxx/cancel", "..", "xxx%2e", "xxx\nid", "xxx\u00e4", "xxx?a=b", " ", "xxx\uD83D\uDE80" })
	void otherIds(String id) {
		refused("assistant_id", () -> CreateRunRequest.of(id), "assistant_id");
		refused("run_id", () -> Ids.require("run_id", id), "run_id");
	}

	@Test
	void lengthOfIds() {
		assertThat(Ids.require("id", text(128))).hasSize(128);
		refused("id", () -> Ids.require("id", text(129)), "128", "129");
		refused("id", () -> Ids.require("id", null), "required");
		refused("id", () -> Ids.require("id", "xxx/y"), "U+002F", "position 3");
	}

	@Test
	void buildersKeepEverything() {
		CreateRunRequest request = this.run.model("m")
			.reasoningEffort("low")
			.instructions("i")
			.additionalInstructions("a")
			.additionalMessages(List.of(CreateMessageRequest.assistant("x")))
			.tools(List.of(Tool.fileSearch()))
			.metadata(Map.of("k", "v"))
			.temperature(1.0)
			.topP(1.0)
			.maxPromptTokens(256)
			.maxCompletionTokens(256)
			.truncationStrategy(TruncationStrategy.auto())
			.toolChoice(ToolChoice.function("f"))
			.parallelToolCalls(false)
			.responseFormat(ResponseFormat.jsonObject())
			.attributes(Map.of("user", "u"))
			.extra(Map.of("x", NullNode.getInstance()))
			.build();
		assertThat(request).hasNoNullFieldsOrProperties();
		assertThat(request.toBuilder().build()).isEqualTo(request);
		CreateThreadAndRunRequest both = CreateThreadAndRunRequest.of("asst_1", "Hello");
		assertThat(both.toBuilder().build()).isEqualTo(both);
	}

}

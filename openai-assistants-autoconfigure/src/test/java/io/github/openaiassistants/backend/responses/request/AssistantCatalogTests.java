package io.github.openaiassistants.backend.responses.request;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.Tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The assistants of the application.
 */
class AssistantCatalogTests {

	private static final FunctionTool WEATHER = Tool.function("weather", "Says it.",
			Requests.tree("{'type':'object'}"));

	private final AssistantCatalog catalog = catalog("a", "b", "c", "d", "e", "f", "g");

	@Test
	void unknownAssistantIsNotFoundAsOnTheServer() {
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.catalog.definition("asst_x"))
			.withMessageContaining("openai.assistants.definitions.<id>")
			.withMessageContaining("a, b, c, d, e and 2 more")
			.satisfies((failure) -> {
				assertThat(failure.status()).isEqualTo(404);
				assertThat(failure.error().message()).isEqualTo("No assistant found with id 'asst_x'.");
				assertThat(failure.error().type()).isEqualTo("invalid_request_error");
			});
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> catalog().retrieve("asst_x"))
			.withMessageContaining("there are none");
	}

	@Test
	void functionsAreToolsWithTheirSchema() {
		AssistantDefinition definition = Requests.assistant("{'tools':[{'type':'code_interpreter'}]}")
			.toBuilder()
			.functions(List.of("weather"))
			.build();
		AssistantCatalog functions = new AssistantCatalog(Map.of("asst_1", definition), (name) -> WEATHER,
				Instant.EPOCH);
		assertThat(functions.definition("asst_1").tools()).containsExactly(Tool.codeInterpreter(), WEATHER);
		assertThat(functions.retrieve("asst_1").tools()).containsExactly(Tool.codeInterpreter(), WEATHER);
	}

	@Test
	void functionThatDoesNotExistIsNamed() {
		AssistantDefinition definition = AssistantDefinition.builder().functions(List.of("stars")).build();
		AssistantCatalog functions = new AssistantCatalog(Map.of("asst_1", definition), (name) -> null, Instant.EPOCH);
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> functions.definition("asst_1"))
			.withMessageContaining("openai.assistants.definitions.asst_1.functions")
			.withMessageContaining("stars");
	}

	@Test
	void assistantIsShownAsTheApiDescribesIt() {
		AssistantDefinition definition = Requests
			.assistant("{'model':'m','instructions':'I','temperature':0.5,'reasoning_effort':'low',"
					+ "'extra_body':{'secret':'x'}}")
			.toBuilder()
			.name("N")
			.description("D")
			.metadata(Map.of("k", "v"))
			.build();
		AssistantCatalog one = new AssistantCatalog(Map.of("asst_1", definition), (name) -> null,
				Instant.ofEpochSecond(1790000000));
		assertThat(Requests.tree(Requests.JSON.writeString(one.retrieve("asst_1"))))
			.isEqualTo(Requests.tree("{'id':'asst_1','object':'assistant','created_at':1790000000,'name':'N',"
					+ "'description':'D','model':'m','instructions':'I','tools':[],'metadata':{'k':'v'},"
					+ "'temperature':0.5,'reasoning_effort':'low'}"));
		assertThat(definition.toString()).doesNotContain("'x'").contains("secret");
	}

	@Test
	void assistantsAreListedNewestFirst() {
		assertThat(ids(ListQuery.all())).containsExactly("g", "f", "e", "d", "c", "b", "a");
		assertThat(ids(ListQuery.builder().order(SortOrder.ASCENDING).limit(2).build())).containsExactly("a", "b");
		assertThat(ids(ListQuery.builder().order(SortOrder.ASCENDING).after("b").limit(2).build())).containsExactly("c",
				"d");
		assertThat(ids(ListQuery.builder().order(SortOrder.ASCENDING).before("d").limit(2).build()))
			.containsExactly("b", "c");
	}

	@Test
	void pageTellsWhetherThereIsMore() {
		ListPage<AssistantObject> first = this.catalog.list(ListQuery.builder().limit(4).build());
		assertThat(first.hasMore()).isTrue();
		assertThat(first.firstId()).isEqualTo("g");
		assertThat(first.lastId()).isEqualTo("d");
		ListPage<AssistantObject> last = this.catalog.list(ListQuery.builder().limit(4).after("d").build());
		assertThat(last.hasMore()).isFalse();
		assertThat(last.data()).hasSize(3);
		assertThat(catalog().list(ListQuery.all()).data()).isEmpty();
	}

	@Test
	void cursorMustNameAnAssistant() {
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.catalog.list(ListQuery.builder().after("x").build()))
			.extracting(RequestNotValidException::field)
			.isEqualTo("after");
	}

	private List<String> ids(ListQuery query) {
		return this.catalog.list(query).data().stream().map(AssistantObject::id).toList();
	}

	private static AssistantCatalog catalog(String... ids) {
		Map<String, AssistantDefinition> definitions = new LinkedHashMap<>();
		for (String id : ids) {
			definitions.put(id, Requests.assistant("{}"));
		}
		return new AssistantCatalog(definitions, (name) -> null, Instant.EPOCH);
	}

}

package io.github.openaiassistants.backend.responses.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.Tool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found before the first run.
 */
class DefinitionCheckTests {

	private static final FunctionTool WEATHER = Tool.function("weather", null, null);

	private static final FunctionSchemas FUNCTIONS = (name) -> name.equals("weather") ? WEATHER : null;

	@Test
	void definitionThatIsFineHasNoProblems() {
		AssistantDefinition definition = Requests
			.assistant("{'instructions':'Be brief.','tools':[{'type':'file_search'},{'type':'code_interpreter'},"
					+ "{'type':'function','function':{'name':'other'}}],"
					+ "'extra_body':{'service_tier':'flex','text':{'verbosity':'low'},"
					+ "'tools':[{'type':'web_search'},{'type':'mcp','server_label':'x','require_approval':'never'},"
					+ "{'type':'shell','environment':{'type':'container_auto'}}]}}")
			.toBuilder()
			.functions(List.of("weather"))
			.build();
		assertThat(check(false, definition)).isEmpty();
	}

	@Test
	void modelIsRequiredUnlessTheServerKnowsIt() {
		assertThat(check(false, AssistantDefinition.builder().build())).singleElement()
			.extracting(DefinitionProblem::property)
			.isEqualTo("definitions.helper.model");
		assertThat(check(false, AssistantDefinition.builder().model(" ").build())).hasSize(1);
		assertThat(check(false,
				AssistantDefinition.builder()
					.extraBody(Map.of("agent_reference", Requests.tree("{'type':'agent_reference','name':'a'}")))
					.build()))
			.isEmpty();
	}

	@Test
	void promptIsAWarningThatNamesItsEnd() {
		assertThat(check(false,
				AssistantDefinition.builder().extraBody(Map.of("prompt", Requests.tree("{'id':'pmpt_1'}"))).build()))
			.singleElement()
			.satisfies((problem) -> {
				assertThat(problem.fatal()).isFalse();
				assertThat(problem.problem()).contains("2026-11-30");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "input", "conversation", "previous_response_id", "stream", "model", "store", "background",
			"tool_choice", "max_output_tokens" })
	void extraBodyMustNotHoldWhatEveryRequestSets(String name) {
		assertThat(check(false, Requests.assistant("{'extra_body':{'" + name + "':null}}"))).singleElement()
			.satisfies((problem) -> {
				assertThat(problem.property()).isEqualTo("definitions.helper.extra-body." + name);
				assertThat(problem.fatal()).isTrue();
				assertThat(problem.remedy()).endsWith(".");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{'type':'mcp','server_label':'x'}
			{'type':'mcp','server_label':'x','require_approval':'always'}
			{'type':'mcp','server_label':'x','require_approval':{'never':{'tool_names':['a']}}}
			{'type':'custom','name':'c'}
			{'type':'local_shell'}
			{'type':'apply_patch'}
			{'type':'computer_use_preview'}
			{'type':'computer'}
			{'type':'shell'}
			{'type':'shell','environment':{'type':'local'}}
			""")
	void toolThatWaitsForTheApplicationNeedsRawEvents(String tool) {
		AssistantDefinition definition = Requests.assistant("{'extra_body':{'tools':[" + tool + "]}}");
		assertThat(check(false, definition)).singleElement().satisfies((problem) -> {
			assertThat(problem.property()).isEqualTo("definitions.helper.extra-body.tools");
			assertThat(problem.fatal()).isTrue();
			assertThat(problem.remedy()).contains("raw-events");
		});
		assertThat(check(true, definition)).singleElement().satisfies((problem) -> {
			assertThat(problem.fatal()).isFalse();
			assertThat(problem.problem()).contains("fail");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			tools | {'tools':[{'type':'bing_grounding'}]}
			tools | {'tools':[{'type':'function','function':{'name':'f'}},{'type':'function','function':{'name':'f'}}]}
			tools.function.name | {'tools':[{'type':'function','function':{'name':'no spaces'}}]}
			temperature | {'temperature':3}
			response-format | {'response_format':'json'}
			extra-body.text | {'response_format':{'type':'json_object'},'extra_body':{'text':{}}}
			extra-body.tools | {'extra_body':{'tools':{}}}
			extra-body.tools | {'extra_body':{'tools':[{'name':'x'}]}}
			extra-body.include | {'extra_body':{'include':'all'}}
			tool-resources.file-search.vector-stores | {'tool_resources':{'file_search':{'vector_stores':[{}]}}}
			tool-resources | {'tool_resources':{'file_search':{'vector_store_ids':['../vs']}}}
			tool-resources | {'tool_resources':{'bing':{}}}
			""")
	void whatCannotWorkIsFound(String property, String definition) {
		assertThat(check(false, Requests.assistant(definition))).singleElement().satisfies((problem) -> {
			assertThat(problem.property()).isEqualTo("definitions.helper." + property);
			assertThat(problem.fatal()).isTrue();
		});
	}

	@Test
	void functionsMustExistOnce() {
		AssistantDefinition definition = AssistantDefinition.builder()
			.model("m")
			.tools(List.of(WEATHER))
			.functions(List.of("weather", "stars"))
			.build();
		assertThat(check(false, definition)).extracting(DefinitionProblem::problem)
			.containsExactly("there is more than one function weather", "the application has no function stars");
	}

	@Test
	void idsMustFitIntoRequests() {
		Map<String, AssistantDefinition> definitions = new LinkedHashMap<>();
		definitions.put("no spaces", Requests.assistant("{}"));
		assertThat(new DefinitionCheck(FUNCTIONS, false).check(definitions)).singleElement()
			.extracting(DefinitionProblem::property)
			.isEqualTo("definitions.no spaces");
	}

	@Test
	void backgroundNeedsStore() {
		DefinitionCheck check = new DefinitionCheck(FUNCTIONS, false);
		MappingOptions options = new MappingOptions(StateMode.CONVERSATION, false, true, AttachmentMode.REFUSE, false);
		assertThat(check.check(options)).singleElement()
			.extracting(DefinitionProblem::property)
			.isEqualTo("responses.background");
		assertThat(check.check(MappingOptions.conversation())).isEmpty();
		assertThat(check.check(MappingOptions.localHistory())).isEmpty();
	}

	private static List<DefinitionProblem> check(boolean rawEvents, AssistantDefinition definition) {
		return new DefinitionCheck(FUNCTIONS, rawEvents).check(Map.of("helper", definition));
	}

}

package io.github.openaiassistants.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.backend.responses.request.AssistantCatalog;
import io.github.openaiassistants.backend.responses.request.AssistantDefinition;
import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.function.AssistantFunction;
import io.github.openaiassistants.model.FileSearchTool;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.model.JsonSchemaResponseFormat;
import io.github.openaiassistants.model.ResponseFormat;
import io.github.openaiassistants.model.ResponseFormatMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DefinedAssistants}, {@link DefinitionReader} and
 * {@link AssistantsDefinitionsConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DefinedAssistantsTests {

	private static final String WHOLE = """
			asst_aBc-123:
			  model: gpt-5
			  name: Weather
			  description: Talks of the weather.
			  instructions: Be brief.
			  functions: [weather, weather_in]
			  tools:
			    - code_interpreter
			    - type: file_search
			      max-num-results: 8
			      ranking-options: {ranker: auto, score-threshold: 0.4}
			  tool-resources:
			    file-search: {vector-store-ids: [vs_1]}
			    code-interpreter: {file-ids: [file-1, file-2]}
			  temperature: 0.7
			  top-p: 1
			  reasoning-effort: low
			  metadata: {cost_center: "12", "[a.b]": c}
			""";

	private static final String SCHEMA = """
			a:
			  model: m
			  response-format:
			    name: report
			    strict: true
			    schema:
			      type: object
			      additionalProperties: false
			      required: [user_id]
			      properties:
			        user_id: {type: integer, maximum: 10000000000}
			        "[mail.address]": {type: [string, "null"]}
			""";

	private static final String EXTRA = """
			a:
			  extra-body:
			    agent_reference: {type: agent_reference, name: helper, version: "3"}
			    max_tool_calls: 3
			    top_logprobs: 0.5
			    parallel: true
			    tools:
			      - type: web_search
			        user_location: {country: DE}
			      - {type: image_generation, sizes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}
			""";

	@Test
	void everyPropertyBecomesAPartOfTheDefinition() {
		yaml(WHOLE).withUserConfiguration(Functions.class).run((context) -> {
			AssistantDefinition definition = definition(context, "asst_aBc-123");
			assertThat(definition.model()).isEqualTo("gpt-5");
			assertThat(definition.name()).isEqualTo("Weather");
			assertThat(definition.description()).isEqualTo("Talks of the weather.");
			assertThat(definition.instructions()).isEqualTo("Be brief.");
			assertThat(definition.temperature()).isEqualTo(0.7);
			assertThat(definition.topP()).isEqualTo(1);
			assertThat(definition.reasoningEffort()).isEqualTo("low");
			assertThat(definition.metadata()).containsOnly(Map.entry("cost_center", "12"), Map.entry("a.b", "c"));
			assertThat(json(definition.tools().subList(0, 2))).isEqualTo("""
					[{"type":"code_interpreter"},{"type":"file_search","file_search":{"max_num_results":8,\
					"ranking_options":{"ranker":"auto","score_threshold":0.4}}}]""");
			assertThat(json(definition.toolResources())).isEqualTo(
					"""
							{"code_interpreter":{"file_ids":["file-1","file-2"]},"file_search":{"vector_store_ids":["vs_1"]}}""");
		});
	}

	@Test
	void functionsOfTheApplicationBecomeTools() {
		yaml(WHOLE).withUserConfiguration(Functions.class)
			.run((context) -> assertThat(definition(context, "asst_aBc-123").tools().subList(2, 4))
				.allSatisfy((tool) -> assertThat(tool).isInstanceOf(FunctionTool.class))
				.extracting(DefinedAssistantsTests::json)
				.satisfiesExactly((first) -> assertThat(first).contains("\"weather\"").contains("\"city\""),
						(second) -> assertThat(second).contains("\"weather_in\"").contains("\"strict\":true")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "auto | \"auto\"", "text | {\"type\":\"text\"}", "json_object | {\"type\":\"json_object\"}",
					"JSON-Object | {\"type\":\"json_object\"}", "{type: text} | {\"type\":\"text\"}" })
	void formatMayBeGivenByItsKindAlone(String format, String expected) {
		yaml("a: {model: m, response-format: " + format + "}").run((context) -> {
			ResponseFormat read = definition(context, "a").responseFormat();
			assertThat((read instanceof ResponseFormatMode mode) ? "\"" + mode + "\"" : json(read)).isEqualTo(expected);
		});
	}

	@Test
	void schemaIsWrittenAsYaml() {
		yaml(SCHEMA).run((context) -> {
			assertThat(definition(context, "a").responseFormat()).isInstanceOf(JsonSchemaResponseFormat.class);
			assertThat(json(definition(context, "a").responseFormat())).isEqualTo("""
					{"type":"json_schema","json_schema":{"name":"report","schema":{"type":"object",\
					"additionalProperties":false,"required":["user_id"],"properties":{\
					"user_id":{"type":"integer","maximum":10000000000},"mail.address":{"type":["string","null"]}}},\
					"strict":true}}""");
		});
	}

	@Test
	void furtherMembersOfTheBodyKeepTheirNamesAndTypes() {
		yaml(EXTRA).run((context) -> assertThat(
				JsonMapper.shared().readTree(json(definition(context, "a").extraBody())))
			.isEqualTo(JsonMapper.shared().readTree("""
					{"agent_reference":{"type":"agent_reference","name":"helper","version":"3"},"max_tool_calls":3,
					"top_logprobs":0.5,"parallel":true,"tools":[{"type":"web_search","user_location":{"country":"DE"}},
					{"type":"image_generation","sizes":[1,2,3,4,5,6,7,8,9,10,11]}]}""")));
	}

	@Test
	void propertiesDoTheSameWhereTextsSuffice() {
		Contexts.bridged()
			.withPropertyValues("openai.assistants.definitions.asst_1.model=m",
					"openai.assistants.definitions.asst_1.tools=code_interpreter,file-search",
					"openai.assistants.definitions.asst_1.toolResources.fileSearch.vectorStoreIds=vs_1",
					"openai.assistants.definitions.asst_1.extra-body.prompt_cache_key=k")
			.run((context) -> {
				assertThat(definition(context, "asst_1").tools()).hasSize(2)
					.last()
					.isEqualTo(new FileSearchTool("file_search", null, Map.of()));
				assertThat(definition(context, "asst_1").extraBody()).containsOnlyKeys("prompt_cache_key");
			});
	}

	@Test
	void beansDefineAssistantsToo() {
		yaml("a: {model: m}").withBean("asst_1", AssistantDefinition.class, () -> bean("gpt-1"))
			.withBean("asst_2", AssistantDefinition.class, () -> bean("gpt-2"))
			.run((context) -> {
				assertThat(definition(context, "a").model()).isEqualTo("m");
				assertThat(definition(context, "asst_1").model()).isEqualTo("gpt-1");
				assertThat(definition(context, "asst_2").model()).isEqualTo("gpt-2");
				assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> definition(context, "asst_3"));
			});
	}

	@Test
	void idThatIsDefinedTwiceIsRefused() {
		yaml("a: {model: m}").withBean("a", AssistantDefinition.class, () -> bean("gpt-1"))
			.run((context) -> assertThat(problems(context))
				.containsExactly("openai.assistants.definitions.a: there is a bean of this name, too."));
	}

	static Stream<Arguments> problems() {
		return Stream.of(Arguments.of("{model: ''}", "a.model: there is no model"),
				Arguments.of("{model: m, functions: [nobody]}", "a.functions: the application has no function nobody"),
				Arguments.of("{model: m, tools: [{max-num-results: 5}]}", "a.tools[0].type: there is no type"),
				Arguments.of("{model: m, tools: [file_search, {type: code_interpreter, max-num-results: 5}]}",
						"a.tools[1]: the code interpreter does not search"),
				Arguments.of("{model: m, tools: [{type: file_search, max-num-results: 51}]}",
						"a.tools[0].max-num-results: it is 51"),
				Arguments.of("{model: m, tools: [{type: file_search, ranking-options: {score-threshold: 1.1}}]}",
						"a.tools[0].ranking-options.score-threshold: it is 1.1"),
				Arguments.of("{model: m, response-format: json_schema}",
						"a.response-format.schema: there is no schema"),
				Arguments.of("{model: m, response-format: {schema: {type: object}}}",
						"a.response-format.name: there is no name"),
				Arguments.of("{model: m, response-format: {type: text, name: n}}",
						"a.response-format: only json_schema"),
				Arguments.of("{model: m, response-format: {name: n, schema: {type: object, properties: {}}}}",
						"a.response-format.schema.properties: there is nothing"),
				Arguments.of("{model: m, extra-body: {include: []}}", "a.extra-body.include: there is nothing"),
				Arguments.of("{model: m, extra-body: {tools: [{type: mcp, headers: {x: null}}]}}",
						"a.extra-body.tools[0].headers.x: there is nothing"),
				Arguments.of("{model: m, extra-body: {input: hello}}", "a.extra-body.input: this member of the body"));
	}

	@ParameterizedTest
	@MethodSource("problems")
	void whatCannotWorkIsRefused(String definition, String problem) {
		yaml("a: " + definition).run((context) -> assertThat(problems(context))
			.anySatisfy((line) -> assertThat(line).startsWith("openai.assistants.definitions." + problem)));
	}

	@Test
	void allThatCannotWorkIsToldAtOnce() {
		yaml("{a: {name: x, functions: [one, two]}, b: {model: m, temperature: 3}}")
			.run((context) -> assertThat(problems(context)).hasSize(4)
				.allMatch((line) -> line.matches("openai\\.assistants\\.definitions\\.[ab]\\.[a-z]+: .+\\.")));
	}

	@Test
	void whatWillFailSomeDayIsWarnedOf(CapturedOutput output) {
		yaml("a: {extra-body: {prompt: {id: pmpt_1}}}").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("WARN")
			.contains(
					"openai.assistants.definitions.a.extra-body.prompt: reusable prompts of OpenAI end on 2026-11-30. "
							+ "Move model");
	}

	@Test
	void functionThatTheAssistantMayNotCallIsWarnedOf(CapturedOutput output) {
		yaml(WHOLE).withUserConfiguration(Functions.class)
			.withPropertyValues("openai.assistants.functions.allowed[asst_aBc-123]=weather")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("functions.allowed does not let this assistant call weather_in")
			.doesNotContain("assistant call weather.");
	}

	@Test
	void noAssistantAtAllIsWarnedOf(CapturedOutput output) {
		Contexts.bridged().run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("openai.assistants.definitions.<id>").contains("no run can be started");
	}

	@Test
	void catalogOfTheApplicationIsNotChecked(CapturedOutput output) {
		AssistantCatalog own = new AssistantCatalog(Map.of(), (name) -> null, Instant.EPOCH);
		yaml("a: {name: x}").withBean(AssistantCatalog.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DefinedAssistants.class));
		assertThat(output).doesNotContain("no run can be started");
	}

	@Test
	void contentIsNotPrinted() {
		yaml("a: {model: m, instructions: marked, metadata: {k: marked}, extra-body: {user: marked}}")
			.run((context) -> assertThat(context.getBean(AssistantsDefinitionsProperties.class)).asString()
				.contains("[a]")
				.doesNotContain("marked"));
		AssistantsDefinitionsProperties.Definition definition = new AssistantsDefinitionsProperties.Definition("m",
				"marked", "marked", "marked", List.of("f"), List.of(),
				new AssistantsDefinitionsProperties.ToolResources(
						new AssistantsDefinitionsProperties.FileSearch(List.of()),
						new AssistantsDefinitionsProperties.CodeInterpreter(List.of())),
				null, null, null, null, Map.of("k", "marked"), Map.of("user", "marked"));
		assertThat(definition).asString().contains("model=m", "[f]", "[user]").doesNotContain("marked");
	}

	private static AssistantDefinition bean(String model) {
		return AssistantDefinition.builder().model(model).build();
	}

	private static AssistantDefinition definition(AssertableApplicationContext context, String id) {
		return context.getBean(AssistantCatalog.class).definition(id);
	}

	private static List<String> problems(AssertableApplicationContext context) {
		Throwable failure = context.getStartupFailure();
		assertThat(failure).isInstanceOf(DefinitionProblemsException.class);
		return String.valueOf(failure.getMessage()).lines().toList();
	}

	private static String json(@Nullable Object value) {
		assertThat(value).isNotNull();
		return AssistantsJson.create().writeString(value);
	}

	private static ApplicationContextRunner yaml(String definitions) {
		String text = "openai.assistants.definitions:\n  " + definitions.indent(2).strip() + "\n";
		return Contexts.bridged().withInitializer((context) -> add(context, text));
	}

	private static void add(ConfigurableApplicationContext context, String yaml) {
		try {
			for (PropertySource<?> source : new YamlPropertySourceLoader().load("definitions",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))) {
				context.getEnvironment().getPropertySources().addLast(source);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(yaml, ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Functions {

		@Bean
		Weather weatherFunctions() {
			return new Weather();
		}

	}

	static class Weather {

		@AssistantFunction(name = "weather", description = "Tells the weather.")
		String weather(String city) {
			return city;
		}

		@AssistantFunction(name = "weather_in", description = "Tells the weather.", strict = true)
		String weatherIn(String city) {
			return city;
		}

	}

}

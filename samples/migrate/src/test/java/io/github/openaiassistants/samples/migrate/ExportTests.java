package io.github.openaiassistants.samples.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.openaiassistants.model.AssistantObject;
import io.github.openaiassistants.model.FunctionDefinition;
import io.github.openaiassistants.model.FunctionTool;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.Dialect;

import static org.assertj.core.api.Assertions.assertThat;

class ExportTests {

	private static final String WHOLE = """
			{"model":"gpt-5","name":"Yes","description":"12","instructions":"First: be brief.\\n\\n  Then say ${HOME}, \\"Grüße\\" #1 🙂\\n",
			"temperature":0.5,"top_p":1,"metadata":{"cost center":"a.b","plain_1":"true"},
			"tools":[{"type":"code_interpreter"},
			{"type":"file_search","file_search":{"max_num_results":8,"ranking_options":{"ranker":"auto","score_threshold":0.4}}}],
			"tool_resources":{"file_search":{"vector_store_ids":["%s"]},"code_interpreter":{"file_ids":["%s"]}},
			"response_format":{"type":"json_schema","json_schema":{"name":"report","description":"A report.","strict":true,"schema":
			{"type":"object","properties":{"mail.address":{"$ref":"#/$defs/Mail"},"userId":{"type":["integer","null"],"maximum":10000000000}},
			"required":["mail.address"],"additionalProperties":false,"$defs":{"Mail":{"type":"string","pattern":"^.+@.+$","maxLength":1.5}}}}}}
			""";

	private final Path folder;

	ExportTests(@TempDir Path folder) {
		this.folder = folder;
	}

	private Path file() {
		return this.folder.resolve("definitions.yml");
	}

	private Program export(Servers servers) {
		return servers.move("--migrate.definitions=" + file());
	}

	private AssistantObject read(Servers servers, String id) {
		try (ConfigurableApplicationContext context = Application.start(servers.target(),
				"--spring.config.import=file:" + file())) {
			return Application.client(context).blocking().assistants().retrieve(id);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "OPENAI", "FOUNDRY" })
	void shouldWriteWhatTheStarterReads(Dialect dialect) {
		try (Servers servers = new Servers(dialect)) {
			String vectorStore = servers.source().createVectorStore("Handbook");
			String fileId = servers.source().createFile("a.csv", "assistants", new byte[1]);
			String id = servers.source().createAssistant(WHOLE.formatted(vectorStore, fileId));
			Program program = export(servers);
			assertThat(program.status()).isZero();
			assertThat(program.out()).isEqualTo(id + " " + file() + "\n");
			assertThat(program.err()).contains(id + ": to do: files and vector stores were not copied").hasLineCount(1);
			assertThat(read(servers, id)).usingRecursiveComparison()
				.ignoringFields("createdAt", "extra")
				.isEqualTo(servers.client().assistants().retrieve(id));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "json_object" })
	void shouldWriteSimpleFormats(String format) {
		try (Servers servers = new Servers(Dialect.OPENAI)) {
			String id = servers.source()
				.createAssistant("{\"model\":\"gpt-5\",\"response_format\":{\"type\":\"" + format + "\"}}");
			assertThat(export(servers)).extracting(Program::status, Program::err).containsExactly(0, "");
			assertThat(read(servers, id).responseFormat()).isNotNull()
				.isEqualTo(servers.client().assistants().retrieve(id).responseFormat());
		}
	}

	@Test
	void shouldNameFunctionsAndSayThatTheApplicationNeedsThem() {
		try (Servers servers = new Servers(Dialect.OPENAI)) {
			String id = servers.source()
				.createAssistant(
						"""
								{"model":"gpt-5","tools":[{"type":"function","function":{"name":"get_weather","parameters":{}}}]}""");
			Program program = export(servers);
			assertThat(program.status()).isZero();
			assertThat(program.err()).isEqualTo("migrate: " + id
					+ ": to do: the application needs functions of these names, which bring their schemas: get_weather\n");
			AssistantObject read = read(servers, id);
			assertThat(read.responseFormat()).isNull();
			assertThat(read.tools()).singleElement()
				.isInstanceOfSatisfying(FunctionTool.class,
						(tool) -> assertThat(tool.function()).isNotNull()
							.extracting(FunctionDefinition::name)
							.isEqualTo("get_weather"));
		}
	}

	@Test
	void shouldSayWhatADefinitionCannotHold() {
		try (Servers servers = new Servers(Dialect.FOUNDRY)) {
			String id = servers.source()
				.createAssistant(
						"""
								{"model":"gpt-5","metadata":{"a[0]":"b","kept":"c"},"tools":[{"type":"bing_grounding"}],
								"response_format":{"type":"json_schema","json_schema":{"name":"report","schema":{"type":"object","properties":{}}}}}
								""");
			Program program = export(servers);
			assertThat(program.status()).isEqualTo(2);
			assertThat(program.err().lines()).containsExactlyInAnyOrder(
					"migrate: " + id + ": left out: metadata whose name no property can have",
					"migrate: " + id + ": left out: the tool bing_grounding", "migrate: " + id
							+ ": left out: the response format, whose schema no property can hold: define the assistant as a bean");
			assertThat(read(servers, id).metadata()).isEqualTo(Map.of("kept", "c"));
		}
	}

	@Test
	void shouldReplaceItsOwnFileOnly() throws IOException {
		try (Servers servers = new Servers(Dialect.OPENAI)) {
			Files.writeString(file(), "spring:\n");
			Program refused = export(servers);
			assertThat(refused.status()).isEqualTo(64);
			assertThat(refused.err()).contains("--migrate.definitions names a file that this program has not written");
			assertThat(file()).hasContent("spring:\n");
			Files.delete(file());
			assertThat(export(servers).status()).isZero();
			String id = servers.source().createAssistant();
			assertThat(export(servers).status()).isZero();
			assertThat(read(servers, id).model()).isEqualTo("gpt-4o");
		}
	}

	@Test
	void shouldNeedNoServerToMoveTo() {
		try (AssistantsServer source = AssistantsServer.builder().start();
				AssistantsServer target = AssistantsServer.builder().start()) {
			source.createAssistant();
			assertThat(Program.move(source, target, "--migrate.definitions=" + file()).status()).isZero();
			assertThat(target.requests()).isEmpty();
		}
	}

}

package io.github.openaiassistants.samples.readme;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.autoconfigure.AssistantsDefinitionsProperties;
import io.github.openaiassistants.autoconfigure.AssistantsProperties;
import io.github.openaiassistants.autoconfigure.AssistantsResponsesProperties;
import io.github.openaiassistants.autoconfigure.Provider;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.samples.console.ForkedProgram;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RunScript;

import static org.assertj.core.api.Assertions.assertThat;

class ReadmeTests {

	private static final Path ROOT = Path.of("../..");

	private static final String PREFIX = "openai.assistants.";

	private static final ConfigurationPropertyName CLIENTS = ConfigurationPropertyName.of("openai.assistants.clients");

	private static final ConfigurationPropertyName DEFINITIONS = ConfigurationPropertyName
		.of("openai.assistants.definitions");

	private static final ConfigurationPropertyName RESPONSES = ConfigurationPropertyName
		.of("openai.assistants.responses");

	private final String readme = read(ROOT.resolve("README.md"));

	@Test
	void shouldShowCompiledJavaOnly() {
		List<String> sources = Stream.of("src", "../migrate/src", "../web-chat/src")
			.flatMap((folder) -> sources(Path.of(folder)).stream())
			.toList();
		assertThat(blocks("java")).filteredOn((block) -> !block.startsWith("package "))
			.hasSizeGreaterThan(3)
			.allSatisfy(
					(block) -> assertThat(sources).anyMatch((source) -> source.contains(withoutIndentation(block))));
	}

	private static List<String> sources(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map((file) -> withoutIndentation(read(file)))
				.toList();
		}
		catch (IOException ex) {
			throw new AssertionError("Not to be read: " + folder, ex);
		}
	}

	@Test
	void shouldShowApplicationThatRunsAndEndsByItself(@TempDir Path folder) throws Exception {
		String block = blocks("java").stream().filter((code) -> code.startsWith("package ")).findFirst().orElseThrow();
		Path source = Files.writeString(folder.resolve("DemoApplication.java"), block);
		String classPath = System.getProperty("java.class.path");
		assertThat(ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", classPath, source.toString()))
			.isZero();
		try (AssistantsServer server = AssistantsServer.builder()
			.answers((request) -> RunScript.answering("Because."))
			.start();
				ForkedProgram application = new ForkedProgram(folder + File.pathSeparator + classPath,
						"com.example.demo.DemoApplication", "--assistant-id=" + server.createAssistant(),
						"--openai.assistants.base-url=" + server.baseUrl(), "--openai.assistants.api-key=any")) {
			assertThat(application.out().lines()).containsExactly("Because.", "COMPLETED");
			assertThat(application.status()).isZero();
		}
	}

	@Test
	void shouldShowSettingsThatBind() {
		assertThat(blocks("yaml")).hasSize(10).allSatisfy((block) -> {
			AssistantsProperties properties = bind(block);
			assertThat(properties.baseUrl()).isNotNull();
			assertThat(properties.apiKey() != null || properties.provider() == Provider.FOUNDRY).isTrue();
		});
	}

	@Test
	void shouldShowDependenciesOfThisBuild() {
		String version = xml(read(Path.of("pom.xml"))).getElementsByTagName("version").item(0).getTextContent();
		assertThat(blocks("xml")).isNotEmpty().allSatisfy((block) -> {
			Document dependency = xml(block);
			assertThat(ROOT.resolve(dependency.getElementsByTagName("artifactId").item(0).getTextContent()))
				.isDirectory();
			assertThat(dependency.getElementsByTagName("version").item(0).getTextContent()).isEqualTo(version);
		});
	}

	@Test
	void shouldListEveryEvent() {
		assertThat(variants(AssistantsEvent.class)).allSatisfy(
				(variant) -> assertThat(this.readme).containsPattern("\\| `" + variant.getSimpleName() + "` \\|"));
	}

	@Test
	void shouldListEveryProperty() {
		String metadata = read(ROOT
			.resolve("openai-assistants-autoconfigure/target/classes/META-INF/spring-configuration-metadata.json"));
		List<String> names = JsonMapper.shared()
			.readTree(metadata)
			.path("properties")
			.valueStream()
			.map((property) -> property.path("name").asString())
			.toList();
		assertThat(names).hasSizeGreaterThan(10)
			.allSatisfy((name) -> assertThat(this.readme).containsPattern(name.startsWith(PREFIX)
					? "\\| `" + name.substring(PREFIX.length()) + "(\\.\\*)?` \\|" : "`" + name + "[=`]"));
	}

	private static List<Class<?>> variants(Class<?> type) {
		Class<?>[] permitted = type.getPermittedSubclasses();
		return (permitted != null) ? Stream.of(permitted).flatMap((next) -> variants(next).stream()).toList()
				: List.of(type);
	}

	private static AssistantsProperties bind(String yaml) {
		MutablePropertySources sources = new MutablePropertySources();
		try {
			for (PropertySource<?> source : new YamlPropertySourceLoader().load("readme",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))) {
				sources.addLast(source);
			}
		}
		catch (IOException ex) {
			throw new AssertionError("This is no YAML: " + yaml, ex);
		}
		Iterable<ConfigurationPropertySource> all = ConfigurationPropertySources.from(sources);
		binder(all).bind(DEFINITIONS, Bindable.mapOf(String.class, AssistantsDefinitionsProperties.Definition.class),
				complete());
		binder(all).bind(CLIENTS, Bindable.mapOf(String.class, AssistantsProperties.class), complete());
		binder(all).bind(RESPONSES, Bindable.of(AssistantsResponsesProperties.class), complete());
		List<ConfigurationPropertySource> others = new ArrayList<>();
		all.forEach((source) -> others.add(source.filter(
				(name) -> Stream.of(CLIENTS, DEFINITIONS, RESPONSES).noneMatch((other) -> other.isAncestorOf(name)))));
		return binder(others).bind("openai.assistants", Bindable.of(AssistantsProperties.class), complete()).get();
	}

	private static Binder binder(Iterable<ConfigurationPropertySource> sources) {
		return new Binder(sources, null, ApplicationConversionService.getSharedInstance());
	}

	private static BindHandler complete() {
		return new NoUnboundElementsBindHandler(BindHandler.DEFAULT, (source) -> true);
	}

	private static Document xml(String text) {
		try {
			return DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(new InputSource(new StringReader(text)));
		}
		catch (Exception ex) {
			throw new AssertionError("This is no XML: " + text, ex);
		}
	}

	List<String> blocks(String language) {
		return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(this.readme)
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	private static String withoutIndentation(String code) {
		return code.lines().map(String::strip).filter((line) -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new AssertionError("Not to be read: " + file, ex);
		}
	}

}

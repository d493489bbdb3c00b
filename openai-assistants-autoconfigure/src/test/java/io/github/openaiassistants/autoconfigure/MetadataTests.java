package io.github.openaiassistants.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files below {@code META-INF} that Boot and editors read.
 */
class MetadataTests {

	private static final String ROOT = "/META-INF/";

	private static final String IMPORTS = "spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

	private static final String METADATA = "spring-configuration-metadata.json";

	private static final String ADDITIONAL = "additional-spring-configuration-metadata.json";

	private static final List<String> WITHOUT_DEFAULT = List.of("openai.assistants.clients",
			"openai.assistants.api-key", "openai.assistants.auth.header", "openai.assistants.auth.scope",
			"openai.assistants.base-path", "openai.assistants.base-url", "openai.assistants.definitions",
			"openai.assistants.functions.allowed", "openai.assistants.headers", "openai.assistants.organization",
			"openai.assistants.project", "openai.assistants.query", "openai.assistants.registry.jdbc.platform",
			"openai.assistants.responses.raw-event-types", "openai.assistants.responses.store",
			"openai.assistants.responses.stores.jdbc.platform", "openai.assistants.ssl.bundle");

	private static final List<String> OF_ACTUATOR = List.of("management.endpoint.assistants.access",
			"management.endpoint.assistants.cache.time-to-live", "management.health.assistants.enabled");

	// Of properties that are several
	private static final Map<String, String> MEMBERS = Map.of("openai.assistants.clients", ".project",
			"openai.assistants.definitions", ".model");

	static Stream<String> properties() {
		return names(METADATA, "properties").stream();
	}

	static List<String> autoConfigurations() {
		return text(IMPORTS).lines().toList();
	}

	@Test
	void everyPropertyOfOursIsThereOnce() {
		assertThat(properties()).doesNotHaveDuplicates()
			.contains("openai.assistants.enabled", "openai.assistants.timeouts.idle")
			.allMatch((name) -> name.startsWith("openai.assistants.") || OF_ACTUATOR.contains(name));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void propertyIsDescribedInTheStyleOfBoot(String name) {
		JsonNode property = property(name);
		String description = property.path("description").stringValue("");
		assertThat(description).isNotBlank()
			.endsWith(".")
			.doesNotContain("{@")
			.doesNotContain("\n")
			.doesNotContainIgnoringCase("default")
			.doesNotStartWith("The ")
			.doesNotStartWith("A ")
			.matches("[A-Z].*");
		String type = property.path("type").stringValue("");
		if (type.equals("java.lang.Boolean")) {
			assertThat(description).matches("(Whether|Enable) .*");
		}
		assertThat(property.has("defaultValue")).isNotEqualTo(WITHOUT_DEFAULT.contains(name));
	}

	static Stream<String> boundProperties() {
		return properties().filter((name) -> group(name).isAnnotationPresent(ConfigurationProperties.class));
	}

	@ParameterizedTest
	@MethodSource("boundProperties")
	void propertyIsBound(String name) throws ClassNotFoundException {
		Class<?> group = group(name);
		String prefix = group.getAnnotation(ConfigurationProperties.class).value();
		Object unset = new Binder(new MapConfigurationPropertySource()).bindOrCreate(prefix, group);
		Object set = new Binder(new MapConfigurationPropertySource(other(name))).bindOrCreate(prefix, group);
		assertThat(set).isNotEqualTo(unset);
	}

	// A value that is not the one of the property when it is not set
	private static Map<String, String> other(String name) throws ClassNotFoundException {
		String type = property(name).path("type").stringValue("");
		String initial = property(name).path("defaultValue").asString("");
		return switch (type) {
			case "java.lang.Boolean" -> Map.of(name, String.valueOf(!Boolean.parseBoolean(initial)));
			case "java.lang.Integer", "java.lang.Long" -> Map.of(name, "7");
			case "java.time.Duration" -> Map.of(name, "7s");
			case "org.springframework.util.unit.DataSize" -> Map.of(name, "7MB");
			case "java.lang.String", "java.net.URI", "java.util.List<java.lang.String>",
					"io.github.openaiassistants.http.ApiKey" ->
				Map.of(name, "other");
			default ->
				type.startsWith("java.util.Map<") ? Map.of(name + ".some" + MEMBERS.getOrDefault(name, ""), "other")
						: Map.of(name, otherConstant(Class.forName(type), initial));
		};
	}

	private static String otherConstant(Class<?> type, String initial) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name())
			.filter((constant) -> !constant.replace('_', '-').equalsIgnoreCase(initial))
			.findFirst()
			.orElseThrow();
	}

	private static Class<?> group(String name) {
		String source = property(name).path("sourceType").stringValue("java.lang.Object");
		return ClassUtils.resolveClassName(source.replaceFirst("\\$.*", ""), MetadataTests.class.getClassLoader());
	}

	@ParameterizedTest
	@ValueSource(strings = { "properties", "hints" })
	void additionalMetadataIsSorted(String section) {
		assertThat(names(ADDITIONAL, section)).isNotEmpty().isSorted().doesNotHaveDuplicates();
	}

	@Test
	void hintsAreForPropertiesThatExist() {
		assertThat(names(METADATA, "hints")).isNotEmpty()
			.allMatch((hint) -> properties().anyMatch((name) -> hint.equals(name) || hint.equals(name + ".keys")));
	}

	@Test
	void propertiesThatAreNotBoundAreThoseOfConditions() {
		assertThat(properties().filter((name) -> boundProperties().noneMatch(name::equals))).containsExactlyInAnyOrder(
				"openai.assistants.enabled", "management.endpoint.assistants.access",
				"management.endpoint.assistants.cache.time-to-live", "management.health.assistants.enabled");
	}

	@Test
	void autoConfigurationsAreSortedAndComplete() {
		assertThat(autoConfigurations()).isSorted().doesNotHaveDuplicates().hasSize(11);
	}

	@ParameterizedTest
	@MethodSource("autoConfigurations")
	void autoConfigurationIsAPublicFinalClassWithoutPublicMembers(String name) throws ClassNotFoundException {
		Class<?> type = Class.forName(name);
		assertThat(type).isPublic().isFinal().hasAnnotation(AutoConfiguration.class);
		assertThat(name).endsWith("AutoConfiguration");
		assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getModifiers)).noneMatch(Modifier::isPublic);
		assertThat(Arrays.stream(type.getDeclaredConstructors()).map(Constructor::getModifiers))
			.noneMatch(Modifier::isPublic);
	}

	@ParameterizedTest
	@MethodSource("autoConfigurations")
	void namesInTheOrderOfAnAutoConfigurationExist(String name) throws ClassNotFoundException {
		AutoConfiguration order = Class.forName(name).getAnnotation(AutoConfiguration.class);
		assertThat(Stream.concat(Arrays.stream(order.beforeName()), Arrays.stream(order.afterName())))
			.allSatisfy((other) -> assertThat(Class.forName(other)).isNotNull());
	}

	@Test
	void conditionsOfAutoConfigurationsAreKnownBeforeTheyAreLoaded() throws IOException {
		Properties metadata = new Properties();
		try (InputStream stream = open("spring-autoconfigure-metadata.properties")) {
			metadata.load(stream);
		}
		assertThat(metadata.stringPropertyNames()).containsAll(autoConfigurations())
			.contains(AssistantsAutoConfiguration.class.getName() + ".ConditionalOnClass",
					AssistantsMetricsAutoConfiguration.class.getName() + ".ConditionalOnBean");
	}

	@Test
	void failureAnalyzersExistAndAreSorted() throws Exception {
		Properties factories = new Properties();
		try (InputStream stream = open("spring.factories")) {
			factories.load(stream);
		}
		assertThat(factories.stringPropertyNames()).containsExactlyInAnyOrder(FailureAnalyzer.class.getName(),
				ApplicationListener.class.getName());
		String[] names = factories.getProperty(FailureAnalyzer.class.getName()).split(",");
		assertThat(names).isSorted();
		for (String name : names) {
			assertThat(FailureAnalyzer.class).isAssignableFrom(Class.forName(name));
		}
	}

	private static JsonNode property(String name) {
		return json(METADATA).path("properties")
			.valueStream()
			.filter((property) -> property.path("name").stringValue("").equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> names(String file, String section) {
		return json(file).path(section).valueStream().map((item) -> item.path("name").stringValue("")).toList();
	}

	private static JsonNode json(String file) {
		return JsonMapper.shared().readTree(text(file));
	}

	private static String text(String file) {
		try (InputStream stream = open(file)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(file, ex);
		}
	}

	private static InputStream open(String file) {
		InputStream stream = AssistantsProperties.class.getResourceAsStream(ROOT + file);
		assertThat(stream).as(file).isNotNull();
		return stream;
	}

}

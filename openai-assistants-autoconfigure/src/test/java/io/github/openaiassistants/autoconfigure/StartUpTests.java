package io.github.openaiassistants.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.run.AssistantRunStreamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What an application prints when it starts, or does not.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTests {

	private static final String SECRET = "sk-marked-0123456789";

	private static final String BASE_URL = "base-url=http://localhost:8080/v1";

	private static final String RESPONSES = "api=responses";

	private static final String API_KEY = "api-key=" + SECRET;

	@Test
	void missingAddressShowsFourBlocksToPaste(CapturedOutput output) {
		assertRefused(output, List.of(API_KEY), WholeApplication.class);
		assertThat(description(output)).contains("openai.assistants.base-url is not set")
			.contains("there is no default");
		assertThat(action(output).split("\nopenai:\n  assistants:\n    base-url: http", -1)).hasSize(5);
		assertThat(action(output)).contains("    api: responses\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void missingKeyShowsALineToPaste(String blank, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, "api-key=" + blank));
		assertThat(description(output)).contains("openai.assistants.api-key is not set, or empty");
		assertThat(action(output)).contains("\nopenai:\n  assistants:\n    api-key: ${ASSISTANTS_API_KEY}\n")
			.contains("openai.assistants.enabled=false")
			.doesNotContain("base-url:");
	}

	@Test
	void missingCredentialOfFoundrySaysWhereTokensComeFrom(CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, "provider=foundry"));
		assertThat(description(output)).contains("api-key is not set, or empty, and there is no TokenCredential bean");
		assertThat(action(output)).contains("DefaultAzureCredentialBuilder").contains("AssistantsCredentials");
	}

	@Test
	void nothingSetAtAllShowsTheBlocks(CapturedOutput output) {
		assertRefused(output, List.of());
		assertThat(action(output)).contains("base-url:").contains("api-key:");
	}

	@ParameterizedTest
	@CsvSource({ "api-key", "organization", "project", "headers.x-team", "query.team" })
	void variableThatIsNotSetIsNotSentAsText(String property, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, property + "=${NO_SUCH_VARIABLE}"));
		assertThat(description(output)).contains("openai.assistants." + property + " refers to a variable")
			.contains("not set");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8080/v1", "localhost/v1", "ftp://localhost/v1", "http://", "http:///v1",
			"http://my host/v1", "file:/etc/passwd", "http://my_host:8080/v1", "http://localhost:99999/v1" })
	void addressThatIsNone(String address, CapturedOutput output) {
		assertRefused(output, List.of("base-url=" + address, API_KEY));
		assertThat(description(output)).contains("openai.assistants.base-url")
			.contains("is not an absolute http or https address");
		assertThat(action(output)).contains("for example https://assistants.example.org/v1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://user:sk-marked-0123456789@localhost/v1", "http://localhost/v1?api-version=v1",
			"http://localhost/v1?", "http://localhost/v1#part", "http://localhost/v1?key=sk-marked-0123456789" })
	void addressThatHoldsMoreThanAnAddress(String address, CapturedOutput output) {
		assertRefused(output, List.of("base-url=" + address, API_KEY));
		assertThat(description(output)).contains("openai.assistants.base-url has a user, a query or a fragment");
		assertThat(action(output)).contains("openai.assistants.query");
	}

	static Stream<Arguments> headerValues() {
		return Stream.of(Arguments.of("api-key", SECRET + "\r\nx: y", "has a line end"),
				Arguments.of("api-key", SECRET + "\0", "has a line end"),
				Arguments.of("api-key", SECRET + "\u00e9", "has a line end"),
				Arguments.of("api-key", "Bearer " + SECRET, "has a space"),
				Arguments.of("organization", SECRET + "\ry", "has a line end"),
				Arguments.of("project", SECRET + "\0y", "has a line end"),
				Arguments.of("headers.x-team", SECRET + "\nx: y", "has a line end"),
				Arguments.of("headers.x-team", SECRET + "\u20ac", "has a line end"));
	}

	@ParameterizedTest
	@MethodSource("headerValues")
	void valueThatNoHeaderMayHave(String property, String value, String problem, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, property + "=" + value));
		assertThat(description(output)).contains("openai.assistants." + property + " " + problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[x team]", "[x:team]", "[x\r\nteam]", "[t\u00e9am]" })
	void nameThatNoHeaderMayHave(String name, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, "headers." + name + "=" + SECRET));
		assertThat(description(output)).contains("openai.assistants.headers has a name that is no header name");
	}

	@ParameterizedTest
	@CsvSource({ "timeouts.connect, is not a duration, 30s", "timeouts.response, is not a duration, 30s",
			"timeouts.idle, is not a duration, 30s", "timeouts.silence, is not a duration, 30s",
			"timeouts.run, is not a duration, 30s", "limits.event-size, is not a size, 16MB",
			"timeouts.upload, is not a duration, 30s", "recovery.unreachable, is not a duration, 30s",
			"recovery.enabled, is not true or false, true or false", "timeouts.cancel, is not a duration, 30s",
			"on-cancel, is not one of the values it may have, cancel-run or leave-running",
			"on-shutdown, is not one of the values it may have, cancel-run or leave-running",
			"shutdown.grace, is not a duration, 30s", "recovery.mark-runs, is not true or false, true or false",
			"limits.snapshot-size, is not a size, 16MB", "events.snapshot, is not true or false, true or false",
			"timeouts.thread-lock, is not a duration, 30s", "limits.answer-size, is not a size, 16MB",
			"retry.max-attempts, is not a whole number, 256", "retry.delay, is not a duration, 30s",
			"retry.max-delay, is not a duration, 30s", "retry.max-retry-after, is not a duration, 30s",
			"retry.budget, is not a whole number, 256",
			"thread-lock, is not one of the values it may have, fail or wait or cancel-active",
			"provider, is not one of the values it may have, openai-compatible or foundry or azure-openai",
			"api, is not one of the values it may have, assistants or responses",
			"limits.concurrent-runs, is not a whole number, 256", "events.threads, is not a whole number, 256",
			"events.publish, is not true or false, true or false",
			"registry.type, is not one of the values it may have, memory or jdbc",
			"recovery.abandoned, is not one of the values it may have, recover or cancel or leave",
			"events.listener-failure, is not one of the values it may have, continue-run or fail-run" })
	void valueOfAnotherTypeIsNotShown(String property, String problem, String remedy, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, property + "=" + SECRET));
		assertThat(description(output)).contains("openai.assistants." + property).contains(problem);
		assertThat(action(output)).contains(remedy);
	}

	@ParameterizedTest
	@CsvSource({ "timeouts.connect, 0s", "timeouts.connect, 30d", "timeouts.response, -1s", "timeouts.idle, 0",
			"timeouts.silence, 1ns", "timeouts.run, 9999d", "timeouts.upload, 0s", "timeouts.thread-lock, 8d",
			"retry.max-attempts, 0", "retry.max-attempts, 11", "retry.delay, 0s", "retry.max-delay, 8d",
			"retry.max-delay, 499ms", "retry.max-retry-after, -1s", "retry.budget, 0", "limits.answer-size, 1KB",
			"limits.concurrent-runs, 0", "limits.concurrent-runs, -1", "limits.concurrent-runs, 100001",
			"events.threads, 0", "events.threads, 10001", "limits.event-size, 0", "limits.event-size, -1B",
			"limits.event-size, 65535B", "limits.event-size, 1GB", "limits.snapshot-size, 1023B",
			"limits.snapshot-size, 1GB", "shutdown.grace, 0s", "shutdown.grace, 8d" })
	void valueOutOfBounds(String property, String value, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, property + "=" + value));
		assertThat(description(output)).contains("openai.assistants." + property + " is ");
		assertThat(action(output)).startsWith("Write a ");
	}

	@Test
	void bundleThatDoesNotExist(CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, "ssl.bundle=missing"));
		assertThat(description(output)).contains("openai.assistants.ssl.bundle names a bundle that does not exist");
		assertThat(action(output)).contains("spring.ssl.bundle.");
	}

	@Test
	void registryInADatabaseThatIsNotThere(CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, "registry.type=jdbc"));
		assertThat(description(output)).contains("openai.assistants.registry.type is jdbc")
			.contains("not exactly one DataSource");
		assertThat(action(output)).contains("spring-boot-starter-jdbc").contains("write memory");
	}

	@ParameterizedTest
	@CsvSource({ "registry.jdbc.initialize-schema, is not one of the values it may have, embedded or never",
			"registry.jdbc.lease, is not a duration, 30s", "registry.jdbc.retention, is not a duration, 30s" })
	void settingOfTheRegistryOfAnotherTypeIsNotShown(String property, String problem, String remedy,
			CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, "registry.type=jdbc", property + "=" + SECRET),
				WholeApplication.class);
		assertThat(description(output)).contains("openai.assistants." + property).contains(problem);
		assertThat(action(output)).contains(remedy);
	}

	@ParameterizedTest
	@CsvSource({ "table-prefix, A B", "table-prefix, a.b.c", "table-prefix, \"A\"", "table-prefix, A;DROP TABLE B;",
			"table-prefix, 1A", "table-prefix, ABCDEFGHIJKLMNOPQRSTUVWXYZ_ABCDE_", "lease, 2s", "lease, 2h",
			"retention, 59s", "retention, 3651d" })
	void settingOfTheRegistryThatCannotWork(String property, String value, CapturedOutput output) {
		assertRefused(output,
				List.of(BASE_URL, API_KEY, "registry.type=jdbc", "registry.jdbc." + property + "=" + value),
				WholeApplication.class);
		assertThat(description(output)).contains("openai.assistants.registry.jdbc." + property + " is ");
		assertThat(action(output)).startsWith("Write ");
	}

	@ParameterizedTest
	@CsvSource({ "state, is not one of the values it may have, conversation or local-history",
			"store, is not true or false, true or false", "background, is not true or false, true or false",
			"attachments, is not one of the values it may have, refuse or input-file or tools",
			"tolerant, is not true or false, true or false", "raw-events, is not true or false, true or false",
			"repair, is not one of the values it may have, answer or delete", "lease, is not a duration, 30s",
			"limits.entries, is not a whole number, 256", "limits.characters, is not a whole number, 256",
			"resume.attempts, is not a whole number, 256", "resume.delay, is not a duration, 30s",
			"stores.type, is not one of the values it may have, memory or jdbc",
			"stores.runs, is not a whole number, 256", "stores.threads, is not a whole number, 256" })
	void settingOfResponsesOfAnotherTypeIsNotShown(String property, String problem, String remedy,
			CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, RESPONSES, "responses." + property + "=" + SECRET));
		assertThat(description(output)).contains("openai.assistants.responses." + property).contains(problem);
		assertThat(action(output)).contains(remedy);
	}

	@ParameterizedTest
	@CsvSource({ "lease, 9s", "lease, 8d", "limits.entries, 0", "limits.entries, 10000001", "limits.characters, 0",
			"limits.characters, 1073741825", "resume.attempts, -1", "resume.attempts, 101", "resume.delay, 0s",
			"resume.delay, 8d", "stores.runs, 0", "stores.runs, 10000001", "stores.threads, 0",
			"stores.threads, 10000001" })
	void settingOfResponsesOutOfBounds(String property, String value, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, RESPONSES, "responses." + property + "=" + value));
		assertThat(description(output)).contains("openai.assistants.responses." + property + " is ");
		assertThat(action(output)).startsWith("Write a ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "responses.store=false", "responses.state=local-history" })
	void backgroundWithoutStoredResponses(String property, CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, RESPONSES, "responses.background=true", property));
		assertThat(description(output)).contains("openai.assistants.responses.background: responses go on")
			.contains("only when the server stores them");
		assertThat(action(output)).contains("Set openai.assistants.responses.store=true");
	}

	@Test
	void storesInADatabaseThatIsNotThere(CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, RESPONSES, "responses.stores.type=jdbc"));
		assertThat(description(output)).contains("openai.assistants.responses.stores.type is jdbc")
			.contains("not exactly one DataSource");
		assertThat(action(output)).contains("spring-boot-starter-jdbc").contains("write memory");
	}

	@Test
	void scriptsOfStoresAtAnUnknownTime(CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, RESPONSES, "responses.stores.type=jdbc",
				"responses.stores.jdbc.initialize-schema=" + SECRET), WholeApplication.class);
		assertThat(description(output)).contains("openai.assistants.responses.stores.jdbc.initialize-schema")
			.contains("is not one of the values it may have");
		assertThat(action(output)).contains("embedded or never");
	}

	@ParameterizedTest
	@CsvSource({ "tools, is not one of the values it may have, Write code-interpreter or file-search.",
			"tools[0], is not one of the values it may have, Write code-interpreter or file-search.",
			"tools[0].type, is not one of the values it may have, Write code-interpreter or file-search.",
			"response-format, is not one of the values it may have, Write auto or text or json-object or json-schema.",
			"response-format.type, is not one of the values it may have, Write auto or text or json-object or json-sch",
			"response-format.strict, is not true or false, Write true or false.",
			"metadata, is not a map, Write names and their values below it.",
			"temperature, is not a number, Write a number", "top-p, is not a number, Write a number",
			"tools[0].max-num-results, is not a whole number, Write a whole number" })
	void partOfADefinitionOfAnotherTypeIsNotShown(String property, String problem, String remedy,
			CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, RESPONSES, "definitions.asst_1." + property + "=" + SECRET));
		assertThat(description(output)).contains("openai.assistants.definitions.asst_1.").contains(problem);
		assertThat(action(output)).contains(remedy);
	}

	@Test
	void allProblemsOfDefinitionsAreShownWithWhatToWrite(CapturedOutput output) {
		assertRefused(output, List.of(BASE_URL, API_KEY, RESPONSES, "definitions.asst_1.functions=nobody",
				"definitions.asst_2.instructions=" + SECRET));
		assertThat(description(output)).contains("openai.assistants.definitions.asst_1.model: there is no model.")
			.contains("openai.assistants.definitions.asst_1.functions: the application has no function nobody.")
			.contains("openai.assistants.definitions.asst_2.model: there is no model.");
		assertThat(action(output)).contains("openai.assistants.definitions.asst_1.functions: Add a method with @Ass")
			.contains("openai.assistants.definitions.asst_2.model: Set the model, or extra-body.agent_reference");
	}

	@Test
	void suppliedConnectionIsCheckedToo(CapturedOutput output) {
		assertRefused(output, List.of(), SuppliedConnection.class);
		assertThat(description(output)).contains("base-url has a user");
	}

	@ParameterizedTest
	@ValueSource(strings = { "timeouts.connect=1ms", "timeouts.run=7d", "limits.event-size=64KB",
			"limits.event-size=1023MB", "limits.concurrent-runs=1", "limits.concurrent-runs=100000", "events.threads=1",
			"events.listener-failure=fail_run", "headers.x-team=two words", "headers.x-team=", "query.team=\u00e9" })
	void valueAtTheBoundIsAccepted(String property) {
		try (ConfigurableApplicationContext context = start(List.of(BASE_URL, API_KEY, property))) {
			assertThat(context.getBean(AssistantRunStreamer.class)).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://assistants.example.org/v1", "HTTP://10.0.0.1/v1", "http://127.example.org/v1" })
	void plainHttpToAnotherMachineIsWarnedOfOnce(String address, CapturedOutput output) {
		start(List.of("base-url=" + address, API_KEY)).close();
		assertThat(output.getAll().lines().filter((line) -> line.contains("WARN") && line.contains("not encrypted")))
			.hasSize(1)
			.first()
			.asString()
			.contains("openai.assistants.base-url")
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080/v1", "http://LOCALHOST/v1", "http://127.0.0.1/v1",
			"http://127.1.2.3:80/v1", "http://[::1]:8080/v1", "http://api.localhost/v1",
			"https://assistants.example.org/v1" })
	void loopbackAndHttpsAreNotWarnedOf(String address, CapturedOutput output) {
		start(List.of("base-url=" + address, API_KEY)).close();
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void keyIsNotPrintedAtTheFinestLevel(CapturedOutput output) {
		List<String> properties = List.of(BASE_URL, API_KEY, "headers.x-key=" + SECRET, "query.key=" + SECRET,
				"logging.level.root=trace");
		try (ConfigurableApplicationContext context = start(properties, WholeApplication.class)) {
			assertThat(context.getBean(AssistantsProperties.class).toString()).doesNotContain(SECRET);
			assertThat(context.getBean(AssistantsConnectionDetails.class).toString()).doesNotContain(SECRET);
		}
		assertThat(output).contains("TRACE").doesNotContain(SECRET);
	}

	private static void assertRefused(CapturedOutput output, List<String> properties, Class<?>... sources) {
		assertThatException().isThrownBy(() -> start(properties, sources).close());
		assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain(SECRET);
	}

	private static String description(CapturedOutput output) {
		return between(output, "Description:\n\n", "\n\nAction:");
	}

	private static String action(CapturedOutput output) {
		return between(output, "Action:\n\n", "\0");
	}

	private static String between(CapturedOutput output, String start, String end) {
		String text = output.getAll().replace("\r\n", "\n");
		String rest = text.substring(text.indexOf(start) + start.length());
		return rest.contains(end) ? rest.substring(0, rest.indexOf(end)) : rest;
	}

	private static ConfigurableApplicationContext start(List<String> properties, Class<?>... sources) {
		SpringApplication application = new SpringApplication(Application.class);
		application.addPrimarySources(Arrays.asList(sources));
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "spring.jmx.enabled", "false"));
		return application.run(properties.stream()
			.map((property) -> property.startsWith("logging.") ? property : "openai.assistants." + property)
			.map((property) -> "--" + property)
			.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AssistantsAutoConfiguration.class, WebClientAutoConfiguration.class,
			HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class, SslAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WholeApplication {

	}

	@Configuration(proxyBeanMethods = false)
	static class SuppliedConnection {

		@Bean
		AssistantsConnectionDetails details() {
			return new FixedConnectionDetails("http://user:" + SECRET + "@localhost/v1", SECRET);
		}

	}

}

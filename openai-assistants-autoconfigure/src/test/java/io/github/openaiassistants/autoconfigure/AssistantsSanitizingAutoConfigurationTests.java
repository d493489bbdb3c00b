package io.github.openaiassistants.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsSanitizingAutoConfiguration}, with an actuator that shows
 * every value.
 */
class AssistantsSanitizingAutoConfigurationTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ApplicationContextRunner runner = Contexts.unconnected()
		.withConfiguration(
				AutoConfigurations.of(EndpointAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class,
						ConfigurationPropertiesReportEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "management.endpoints.web.exposure.include=*",
				"management.endpoints.jmx.exposure.include=*");

	@Test
	void secretsAreHiddenUnderTheirPropertyNames() {
		this.runner
			.withPropertyValues(Contexts.BASE_URL, "openai.assistants.api-key=sk-marked-1",
					"openai.assistants.headers.api-key=sk-marked-2", "openai.assistants.headers[X.Team]=sk-marked-3",
					"openai.assistants.query.sig=sk-marked-4", "openai.assistants.query.n=x-5",
					"openai.assistants.organization=org-shown")
			.run((context) -> {
				assertThat(env(context)).doesNotContain("sk-marked").doesNotContain("x-5").contains("org-shown");
				assertThat(configprops(context)).doesNotContain("sk-marked")
					.doesNotContain("x-5")
					.contains("org-shown")
					.contains("http://localhost:8080/v1");
			});
	}

	@Test
	void furtherMembersOfBodiesAreHidden() {
		this.runner
			.withPropertyValues(Contexts.BASE_URL, Contexts.API_KEY, "openai.assistants.api=responses",
					"openai.assistants.definitions.asst_1.model=gpt-shown",
					"openai.assistants.definitions.asst_1.extra-body.tools[0].type=mcp",
					"openai.assistants.definitions.asst_1.extra-body.tools[0].require_approval=never",
					"openai.assistants.definitions.asst_1.extra-body.tools[0].authorization=marked-1",
					"openai.assistants.definitions.asst_1.extraBody.tools[0].server_url=marked-2")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(env(context)).contains("gpt-shown").doesNotContain("marked");
				assertThat(configprops(context)).contains("gpt-shown").doesNotContain("marked");
			});
	}

	@Test
	void secretsAreHiddenInOtherSpellings() {
		this.runner
			.withPropertyValues(Contexts.BASE_URL, "openai.assistants.apiKey=sk-marked-1",
					"openai.assistants.Headers.x_team=sk-marked-2", "openai.assistants.QUERY.sig=sk-marked-3")
			.run((context) -> {
				assertThat(env(context)).doesNotContain("sk-marked");
				assertThat(configprops(context)).doesNotContain("sk-marked");
			});
	}

	@Test
	void secretsAreHiddenInEnvironmentVariables() {
		Map<String, Object> variables = Map.of("OPENAI_ASSISTANTS_BASE_URL", "http://localhost:8080/v1",
				"OPENAI_ASSISTANTS_API_KEY", "sk-marked-1", "OPENAI_ASSISTANTS_APIKEY", "sk-marked-2",
				"OPENAI_ASSISTANTS_HEADERS_TEAM", "sk-marked-3", "OPENAI_ASSISTANTS_QUERY_SIG", "sk-marked-4");
		this.runner.withInitializer((context) -> variables(context, variables)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(env(context)).contains("OPENAI_ASSISTANTS_API_KEY").doesNotContain("sk-marked");
			assertThat(configprops(context)).doesNotContain("sk-marked");
		});
	}

	@Test
	void secretsAreHiddenWhereTheyComeFrom() {
		Map<String, Object> variables = Map.of("ASSISTANTS_KEY", "sk-marked-1", "TEAM_TOKEN", "sk-marked-2\n",
				"COMMAND", "java -jar app.jar --openai.assistants.api-key=sk-marked-1", "SPRING_APPLICATION_JSON",
				"{\"openai\":{\"assistants\":{\"query\":{\"sig\":\"sk-marked-3\"}}}}", "OTHER", "is shown");
		this.runner
			.withPropertyValues(Contexts.BASE_URL, "openai.assistants.api-key=${ASSISTANTS_KEY}",
					"openai.assistants.headers.team=${TEAM_TOKEN}", "openai.assistants.query.sig=sk-marked-3")
			.withInitializer((context) -> variables(context, variables))
			.run((context) -> assertThat(env(context)).contains("is shown").doesNotContain("sk-marked"));
	}

	@Test
	void shortValuesHideNothingElse() {
		this.runner
			.withPropertyValues(Contexts.BASE_URL, Contexts.API_KEY, "openai.assistants.query.api-version=v1",
					"other.address=http://other.example.org/v1")
			.run((context) -> assertThat(env(context)).contains("http://other.example.org/v1"));
	}

	@Test
	void secretsAreHiddenWhileTheClientIsSwitchedOff() {
		this.runner
			.withPropertyValues("openai.assistants.enabled=false", "openai.assistants.api-key=sk-marked-1",
					"openai.assistants.timeouts.idle=soon")
			.run((context) -> assertThat(env(context)).doesNotContain("sk-marked"));
	}

	private static void variables(ConfigurableApplicationContext context, Map<String, Object> variables) {
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
	}

	private static String env(ApplicationContext context) {
		return JSON.writeValueAsString(context.getBean(EnvironmentEndpoint.class).environment(null));
	}

	private static String configprops(ApplicationContext context) {
		return JSON
			.writeValueAsString(context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties());
	}

}

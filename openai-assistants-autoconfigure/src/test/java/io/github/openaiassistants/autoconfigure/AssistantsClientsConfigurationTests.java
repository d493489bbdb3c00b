package io.github.openaiassistants.autoconfigure;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

import io.github.openaiassistants.backend.responses.ContainerFiles;
import io.github.openaiassistants.backend.responses.ResponsesBridge;
import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.OrderlyShutdown;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several clients in one application.
 */
class AssistantsClientsConfigurationTests {

	private static final String NEXT = "openai.assistants.clients.next.";

	private final ApplicationContextRunner one = Contexts.connected();

	private final ApplicationContextRunner two = this.one.withPropertyValues(NEXT + "base-url=http://localhost:8081/v1",
			NEXT + "api-key=sk-next");

	@Test
	void furtherClientIsForThoseWhoAskForItByName() {
		this.two.run((context) -> {
			AssistantRunStreamer first = context.getBean(AssistantRunStreamer.class);
			assertThat(first).isSameAs(context.getBean("assistantRunStreamer"));
			assertThat(next(context, AssistantRunStreamer.class)).isNotSameAs(first);
			assertThat(next(context, AssistantsClient.class)).isNotSameAs(context.getBean(AssistantsClient.class));
			assertThat(context.getBeansOfType(OrderlyShutdown.class)).hasSize(2);
		});
	}

	@Test
	void applicationWithOneClientHasNothingMore() {
		this.one.run((context) -> assertThat(context).doesNotHaveBean(NamedClient.class)
			.hasSingleBean(AssistantRunStreamer.class)
			.hasSingleBean(OrderlyShutdown.class));
	}

	@Test
	void furtherClientMaySpeakTheOtherApi() {
		this.two.withPropertyValues(NEXT + "api=responses", "openai.assistants.definitions.asst_1.model=gpt-test")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(ResponsesBridge.class);
				assertThat(next(context, ThreadImport.class)).isNotNull();
				assertThat(next(context, ContainerFiles.class)).isNotNull();
			});
	}

	@Test
	void firstClientMaySpeakTheOtherApi() {
		this.two
			.withPropertyValues("openai.assistants.api=responses",
					"openai.assistants.definitions.asst_1.model=gpt-test")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(ResponsesBridge.class);
				assertThat(context).doesNotHaveBean("nextThreadImport");
			});
	}

	@Test
	void howRunsAreHandledIsTakenFromTheFirst() {
		ClientSettings settings = ClientSettings
			.of(new MockEnvironment().withProperty("openai.assistants.timeouts.run", "7m")
				.withProperty("openai.assistants.timeouts.idle", "8s")
				.withProperty("openai.assistants.responses.lease", "1m")
				.withProperty("openai.assistants.responses.background", "true")
				.withProperty("openai.assistants.retry.max-attempts", "${attempts}")
				.withProperty("attempts", "5")
				.withProperty(NEXT + "timeouts.idle", "9s")
				.withProperty(NEXT + "responses.background", "false"), "next");
		assertThat(settings.properties().timeouts().run()).isEqualTo(Duration.ofMinutes(7));
		assertThat(settings.properties().timeouts().idle()).isEqualTo(Duration.ofSeconds(9));
		assertThat(settings.properties().retry().maxAttempts()).isEqualTo(5);
		assertThat(settings.responses().lease()).isEqualTo(Duration.ofMinutes(1));
		assertThat(settings.responses().background()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "api, responses", "provider, foundry", "base-url, http://localhost:8080/v1", "base-path, /openai",
			"api-key, sk-first", "auth.header, X-Key", "organization, org-1", "project, proj_1", "headers.x-team, blue",
			"query.api-version, v1", "ssl.bundle, internal" })
	void whatBelongsToTheServerIsNot(String property, String value) {
		ClientSettings settings = ClientSettings
			.of(new MockEnvironment().withProperty("openai.assistants." + property, value), "next");
		assertThat(settings).isEqualTo(ClientSettings.of(new MockEnvironment(), "next"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "base-url", "api-key" })
	void whatIsMissingIsNamedInFull(String property) {
		this.two.withPropertyValues(NEXT + property + "=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("openai.assistants.clients.next." + property + " is not set"));
	}

	@Test
	void whatCannotWorkIsNamedInFull() {
		this.two.withPropertyValues(NEXT + "timeouts.idle=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("openai.assistants.clients.next.timeouts.idle "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "9lives" })
	void namesThatCannotBeUsedAreRefused(String name) {
		this.one.withPropertyValues("openai.assistants.clients." + name + ".base-url=http://localhost:8081/v1")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageStartingWith("openai.assistants.clients "));
	}

	@Test
	void addressAndKeyOfAFurtherClientMayComeFromCode() {
		this.one.withPropertyValues(NEXT + "timeouts.idle=9s")
			.withUserConfiguration(NextDetails.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(AssistantsConnectionDetails.class).getBaseUrl())
					.isEqualTo(URI.create("http://localhost:8080/v1"));
			});
	}

	@Test
	void beansOfTheApplicationComeFirst() {
		this.two.withUserConfiguration(NextStreamer.class)
			.run((context) -> assertThat(next(context, AssistantRunStreamer.class))
				.isSameAs(context.getBean(AssistantRunStreamer.class)));
	}

	private static <T> T next(AssertableApplicationContext context, Class<T> type) {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(), type, "next");
	}

	@Configuration(proxyBeanMethods = false)
	static class NextDetails {

		@Bean(defaultCandidate = false)
		@Qualifier("next")
		AssistantsConnectionDetails nextDetails() {
			return new FixedConnectionDetails("http://localhost:8081/v1", "sk-next");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NextStreamer {

		@Bean(defaultCandidate = false)
		@Qualifier("next")
		AssistantRunStreamer nextAssistantRunStreamer(AssistantRunStreamer first) {
			return first;
		}

	}

}

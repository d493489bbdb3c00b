package io.github.openaiassistants.test.kit;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.http.ApiKey;
import io.github.openaiassistants.http.AssistantsConnectionDetails;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.Dialect;
import io.github.openaiassistants.test.autoconfigure.AutoConfigureAssistantsServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a server that is a bean is found, in an application that is tried out.
 */
class ConnectedServerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(KitClient.class);

	@Test
	void shouldConnectToServerThatIsABean() {
		this.runner.withUserConfiguration(OwnServer.class).run((context) -> {
			AssistantsServer server = context.getBean(AssistantsServer.class);
			assertThat(context.getBean(AssistantsConnectionDetails.class).getBaseUrl()).isEqualTo(server.baseUrl());
			assertThat(outcome(context.getBean(AssistantRunStreamer.class), server.createAssistant()))
				.isEqualTo(RunOutcome.COMPLETED);
		});
	}

	@Test
	void shouldConnectToTheApiThatIsSpoken() {
		this.runner.withUserConfiguration(OwnServer.class)
			.withPropertyValues("openai.assistants.api=responses", "openai.assistants.provider=foundry",
					"openai.assistants.project=some")
			.run((context) -> assertThat(context.getBean(AssistantsConnectionDetails.class).getBaseUrl())
				.isEqualTo(context.getBean(AssistantsServer.class).responsesUrl()));
	}

	@Test
	void shouldLeaveApplicationAloneThatSaysWhereItsServerIs() {
		this.runner.withUserConfiguration(OwnServer.class, OwnDetails.class).run((context) -> {
			assertThat(context).hasSingleBean(AssistantsConnectionDetails.class);
			assertThat(context.getBean(AssistantsConnectionDetails.class).getBaseUrl())
				.hasHost("assistants.example.org");
		});
	}

	@Test
	void shouldTakeThePlaceOfEveryOtherServerInATest() {
		this.runner.withUserConfiguration(GivenServer.class, OwnDetails.class)
			.run((context) -> assertThat(outcome(context.getBean(AssistantRunStreamer.class), "asst_any"))
				.isEqualTo(RunOutcome.COMPLETED));
	}

	@Test
	void shouldTakeThePlaceOfTheServersOfFurtherClientsToo() {
		this.runner.withUserConfiguration(GivenServer.class, OwnDetailsOfNext.class)
			.withPropertyValues("openai.assistants.clients.next.api=responses",
					"openai.assistants.clients.next.api-key=sk-next",
					"openai.assistants.clients.other.base-url=https://assistants.example.org/v1",
					"openai.assistants.definitions.asst_moved.model=gpt-test")
			.run((context) -> {
				AssistantsServer server = context.getBean(AssistantsServer.class);
				assertThat(outcome(streamer(context, "next"), "asst_moved")).isEqualTo(RunOutcome.COMPLETED);
				assertThat(server.requests("POST", "/v1/responses")).hasSize(1);
				assertThat(outcome(streamer(context, "other"), "asst_any")).isEqualTo(RunOutcome.COMPLETED);
				assertThat(outcome(context.getBean(AssistantRunStreamer.class), "asst_any"))
					.isEqualTo(RunOutcome.COMPLETED);
				assertThat(server.requests("POST", "/v1/threads/runs")).hasSize(2);
				assertThat(server.requests())
					.allMatch((request) -> "Bearer embedded-server".equals(request.header("Authorization")));
			});
	}

	private static AssistantRunStreamer streamer(ApplicationContext context, String client) {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getAutowireCapableBeanFactory(),
				AssistantRunStreamer.class, client);
	}

	@Test
	void shouldLeaveApplicationWithoutServerAlone() {
		this.runner
			.withPropertyValues("openai.assistants.base-url=https://assistants.example.org/v1",
					"openai.assistants.api-key=any")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(AssistantsServer.class);
				assertThat(context.getBean(AssistantsConnectionDetails.class).getBaseUrl())
					.isEqualTo(URI.create("https://assistants.example.org/v1"));
			});
	}

	@Test
	void shouldConnectNothingWhereAssistantsAreSwitchedOff() {
		this.runner.withUserConfiguration(OwnServer.class)
			.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AssistantsConnectionDetails.class));
	}

	@ParameterizedTest
	@CsvSource({ "openai-compatible,/v1", "foundry,/api/projects/embedded", "azure-openai,/openai" })
	void shouldTakeOnTheDialectOfTheProvider(String provider, String path) {
		this.runner.withUserConfiguration(GivenServer.class)
			.withPropertyValues("openai.assistants.provider=" + provider)
			.run((context) -> {
				assertThat(context.getBean(AssistantsServer.class).baseUrl()).hasPath(path);
				assertThat(outcome(context.getBean(AssistantRunStreamer.class), "asst_any"))
					.isEqualTo(RunOutcome.COMPLETED);
			});
	}

	@Test
	void shouldUseOwnServerInsteadOfTheGivenOne() {
		this.runner.withUserConfiguration(OwnServer.class, GivenServer.class)
			.run((context) -> assertThat(context.getBean(AssistantsServer.class).baseUrl()).hasPath("/api/v1"));
	}

	@Test
	void shouldGiveEachContextItsOwnServerAndCloseItWithTheContext() {
		this.runner.withUserConfiguration(GivenServer.class).run((first) -> {
			AssistantsServer server = first.getBean(AssistantsServer.class);
			this.runner.withUserConfiguration(GivenServer.class).run((second) -> {
				AssistantsServer other = second.getBean(AssistantsServer.class);
				assertThat(outcome(second.getBean(AssistantRunStreamer.class), "asst_any"))
					.isEqualTo(RunOutcome.COMPLETED);
				assertThat(other.requests()).hasSize(1);
				assertThat(server.requests()).isEmpty();
				second.close();
				assertThat(other.openConnections()).isZero();
			});
		});
	}

	private static RunOutcome outcome(AssistantRunStreamer streamer, String assistantId) {
		RunFinished finished = streamer.launch(CreateThreadAndRunRequest.of(assistantId, "Hello?"))
			.finished()
			.block(Duration.ofSeconds(10));
		assertThat(finished).isNotNull();
		return finished.outcome();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnServer {

		@Bean
		AssistantsServer ownServer() {
			return AssistantsServer.builder().dialect(Dialect.DASHSCOPE).requireBetaHeader(false).start();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetailsOfNext {

		@Bean(defaultCandidate = false)
		@Qualifier("next")
		AssistantsConnectionDetails next() {
			return new OwnDetails().ownDetails();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean
		AssistantsConnectionDetails ownDetails() {
			return new AssistantsConnectionDetails() {

				@Override
				public URI getBaseUrl() {
					return URI.create("https://assistants.example.org/v1");
				}

				@Override
				public @Nullable ApiKey getApiKey() {
					return ApiKey.of("sk-real");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigureAssistantsServer
	static class GivenServer {

	}

}

package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.codec.AssistantsJsonMapperCustomizer;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.UnexpectedAnswerException;
import io.github.openaiassistants.http.AssistantsWebClientCustomizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What a configured client really sends and how it treats what comes back.
 */
class ConfiguredClientTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final int RUNS = 10;

	private LoopbackServer server = LoopbackServer.start();

	private ApplicationContextRunner runner = Contexts.unconnected();

	@BeforeEach
	void connect() {
		this.runner = Contexts.unconnected().withPropertyValues(this.server.baseUrlProperty(), Contexts.API_KEY);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void sendsCredentialsAndExtraHeaders() {
		this.runner
			.withPropertyValues("openai.assistants.organization=org-1", "openai.assistants.project=proj_1",
					"openai.assistants.headers.x-team=blue")
			.run((context) -> {
				Contexts.complete(context);
				ReceivedRequest request = request();
				assertThat(request.path()).isEqualTo("/v1/threads/thread_1/runs");
				assertThat(request.header("authorization")).containsExactly("Bearer sk-test");
				assertThat(request.header("openai-beta")).containsExactly("assistants=v2");
				assertThat(request.header("openai-organization")).containsExactly("org-1");
				assertThat(request.header("openai-project")).containsExactly("proj_1");
				assertThat(request.header("x-team")).containsExactly("blue");
				assertThat(request.header("accept-encoding")).containsExactly("identity");
			});
	}

	@Test
	void sendsNoHeaderForABlankOrganization() {
		this.runner.withPropertyValues("openai.assistants.organization=", "openai.assistants.project= ")
			.run((context) -> {
				Contexts.complete(context);
				assertThat(request().header("openai-organization")).isEmpty();
				assertThat(request().header("openai-project")).isEmpty();
			});
	}

	@Test
	void queryParametersArriveAsTheyWereWritten() {
		this.runner
			.withPropertyValues("openai.assistants.query.api-version=2024-05-01-preview",
					"openai.assistants.query.note=a b&c=d/{e}%20+\u00e9")
			.run((context) -> {
				Contexts.complete(context);
				assertThat(request().query()).containsOnlyKeys("api-version", "note")
					.containsEntry("api-version", List.of("2024-05-01-preview"))
					.containsEntry("note", List.of("a b&c=d/{e}%20+\u00e9"));
			});
	}

	@Test
	void queryParametersAreSentOnceOverReusedConnections() {
		this.runner.withPropertyValues("openai.assistants.query.api-version=v1").run((context) -> {
			for (int run = 0; run < RUNS; run++) {
				Contexts.complete(context);
			}
			assertThat(this.server.requests()).hasSize(RUNS)
				.allSatisfy((request) -> assertThat(request.query()).isEqualTo(Map.of("api-version", List.of("v1"))));
			assertThat(this.server.allConnections()).isLessThan(RUNS);
		});
	}

	@Test
	void queryParametersAreSentByTheJdkClient() {
		this.runner.withPropertyValues("openai.assistants.query.note=a b&c=d/{e}%20+\u00e9")
			.withClassLoader(new FilteredClassLoader("reactor.netty"))
			.run((context) -> {
				Contexts.complete(context);
				assertThat(request().query()).isEqualTo(Map.of("note", List.of("a b&c=d/{e}%20+\u00e9")));
			});
	}

	@Test
	void slashAtTheEndOfTheAddressMakesNoDifference() {
		this.runner.withPropertyValues("openai.assistants.base-url=http://127.0.0.1:" + this.server.port() + "/a b/v1/")
			.run((context) -> {
				Contexts.complete(context);
				assertThat(request().path()).isEqualTo("/a%20b/v1/threads/thread_1/runs");
			});
	}

	@Test
	void readTimeoutOfTheApplicationDoesNotEndAQuietStream() {
		this.server.pausing(Duration.ofMillis(900));
		this.runner.withPropertyValues("spring.http.clients.read-timeout=200ms")
			.run(ConfiguredClientTests::assertCompletes);
	}

	@Test
	void redirectIsNotFollowedEvenIfTheApplicationFollowsThem() {
		this.server.redirecting();
		this.runner.withPropertyValues("spring.http.clients.redirects=follow").run((context) -> {
			assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> Contexts.complete(context));
			assertThat(this.server.requests()).hasSize(1);
		});
	}

	@Test
	void redirectIsNotFollowedByTheJdkClient() {
		this.server.redirecting();
		this.runner.withPropertyValues("spring.http.clients.redirects=follow")
			.withClassLoader(new FilteredClassLoader("reactor.netty"))
			.run((context) -> {
				assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> Contexts.complete(context));
				assertThat(this.server.requests()).hasSize(1);
			});
	}

	@Test
	void streamsWithTheJdkClient() {
		this.server.pausing(Duration.ofMillis(900));
		this.runner.withPropertyValues("spring.http.clients.read-timeout=200ms")
			.withClassLoader(new FilteredClassLoader("reactor.netty"))
			.run(ConfiguredClientTests::assertCompletes);
	}

	@Test
	void customizersAreAppliedInTheirOrder() {
		this.runner.withUserConfiguration(WebClientCustomizers.class).run((context) -> {
			Contexts.complete(context);
			assertThat(request().header("x-common")).containsExactly("of all clients");
			assertThat(request().header("x-order")).containsExactly("second");
			assertThat(request().header("openai-beta")).containsExactly("assistants=v3");
		});
	}

	@Test
	void mapperCustomizersAreAppliedInTheirOrder() {
		this.runner.withUserConfiguration(MapperCustomizers.class)
			.run((context) -> assertThat(context.getBean(MapperCustomizers.class).calls).containsExactly("first",
					"second"));
	}

	@Test
	void settingsOfTheApplicationsMapperDoNotChangeTheWireFormat() {
		this.runner.withPropertyValues("spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE",
				"spring.jackson.default-property-inclusion=always", "spring.jackson.serialization.wrap-root-value=true",
				"spring.jackson.deserialization.fail-on-unknown-properties=true")
			.run(this::assertPlainWireFormat);
	}

	@Test
	void mapperOfTheApplicationDoesNotChangeTheWireFormat() {
		this.runner.withBean(JsonMapper.class,
				() -> JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE).build())
			.run(this::assertPlainWireFormat);
	}

	@Test
	void closingTheContextClosesTheConnections() {
		this.runner.run((context) -> {
			Contexts.complete(context);
			assertThat(this.server.openConnections()).isPositive();
		});
		await().atMost(PATIENCE).until(() -> this.server.openConnections() == 0);
	}

	private void assertPlainWireFormat(ApplicationContext context) {
		assertCompletes(context);
		assertThat(request().body()).startsWith("{\"assistant_id\":\"asst_1\",\"metadata\":{\"client_run_id\":\"")
			.endsWith("\"},\"stream\":true}");
	}

	private ReceivedRequest request() {
		assertThat(this.server.requests()).hasSize(1);
		return this.server.requests().get(0);
	}

	private static void assertCompletes(ApplicationContext context) {
		AssistantsEvent last = Contexts.complete(context);
		assertThat(last).isInstanceOfSatisfying(RunFinished.class,
				(finished) -> assertThat(finished.data().outcome()).isEqualTo(RunOutcome.COMPLETED));
	}

	@Configuration(proxyBeanMethods = false)
	static class WebClientCustomizers {

		@Bean
		WebClientCustomizer common() {
			return (builder) -> builder.defaultHeader("x-common", "of all clients");
		}

		@Bean
		@Order(2)
		AssistantsWebClientCustomizer second() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.set("x-order", "second"))
				.defaultHeaders((headers) -> headers.set("OpenAI-Beta", "assistants=v3"));
		}

		@Bean
		@Order(1)
		AssistantsWebClientCustomizer first() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.set("x-order", "first"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MapperCustomizers {

		final List<String> calls = new ArrayList<>();

		@Bean
		@Order(2)
		AssistantsJsonMapperCustomizer second() {
			return (builder) -> this.calls.add("second");
		}

		@Bean
		@Order(1)
		AssistantsJsonMapperCustomizer first() {
			return (builder) -> this.calls.add("first");
		}

	}

}

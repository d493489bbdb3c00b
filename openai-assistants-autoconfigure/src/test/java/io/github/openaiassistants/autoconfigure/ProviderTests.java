package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.failure.AuthenticationException;
import io.github.openaiassistants.http.AssistantsCredential;
import io.github.openaiassistants.http.AssistantsCredentials;
import io.github.openaiassistants.http.RestRequest;
import io.github.openaiassistants.http.StreamingHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is sent to the kinds of servers, and how requests are authenticated.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProviderTests {

	private final LoopbackServer server = LoopbackServer.start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void foundry() {
		runner("provider=foundry", "project=my-project").run((context) -> {
			ReceivedRequest request = request(context);
			assertThat(request.path()).isEqualTo("/api/projects/my-project/threads/thread_1/runs");
			assertThat(request.query()).isEqualTo(Map.of("api-version", List.of("v1")));
			assertThat(request.header("authorization")).containsExactly("Bearer sk-test");
			assertThat(request.header("openai-project")).isEmpty();
			assertThat(request.header("openai-beta")).isEmpty();
		});
	}

	@Test
	void foundryWithTheWholeAddress() {
		runner("provider=foundry", "base-url=http://127.0.0.1:" + this.server.port() + "/api/projects/other")
			.run((context) -> assertThat(request(context).path())
				.isEqualTo("/api/projects/other/threads/thread_1/runs"));
	}

	@Test
	void azureOpenAiWithAKey() {
		runner("provider=azure-openai").run((context) -> {
			ReceivedRequest request = request(context);
			assertThat(request.path()).isEqualTo("/openai/threads/thread_1/runs");
			assertThat(request.query()).isEqualTo(Map.of("api-version", List.of("2024-05-01-preview")));
			assertThat(request.header("api-key")).containsExactly("sk-test");
			assertThat(request.header("authorization")).isEmpty();
		});
	}

	@Test
	void compatibleServer() {
		runner("base-url=http://127.0.0.1:" + this.server.port() + "/v1").run((context) -> {
			ReceivedRequest request = request(context);
			assertThat(request.path()).isEqualTo("/v1/threads/thread_1/runs");
			assertThat(request.query()).isEmpty();
			assertThat(request.header("authorization")).containsExactly("Bearer sk-test");
			assertThat(request.header("openai-beta")).containsExactly("assistants=v2");
		});
	}

	@Test
	void everyPartOfAPresetCanBeSetOtherwise() {
		runner("provider=azure-openai", "base-path=/gateway/openai/v1", "auth.header=x-functions-key",
				"query.api-version=", "query.tier=blue", "headers.openai-beta=", "headers.x-team=red")
			.run((context) -> {
				ReceivedRequest request = request(context);
				assertThat(request.path()).isEqualTo("/gateway/openai/v1/threads/thread_1/runs");
				assertThat(request.query()).isEqualTo(Map.of("tier", List.of("blue")));
				assertThat(request.header("x-functions-key")).containsExactly("sk-test");
				assertThat(request.header("api-key")).isEmpty();
				assertThat(request.header("authorization")).isEmpty();
				assertThat(request.header("openai-beta")).isEmpty();
				assertThat(request.header("x-team")).containsExactly("red");
			});
	}

	@Test
	void headerOfTheApplicationStandsBeforeTheCredential() {
		runner("headers.authorization=Basic abc")
			.run((context) -> assertThat(request(context).header("authorization")).containsExactly("Basic abc"));
	}

	@ParameterizedTest
	@CsvSource({ "'', is not set", "my/project, is not the name", ".., is not the name", "a b, is not the name" })
	void foundryNeedsAProject(String project, String problem) {
		runner("provider=foundry", "project=" + project).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(InvalidSettingException.class)
			.hasMessageStartingWith("openai.assistants.project " + problem));
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "/a/../b", "/a?b", "/a b", "//x" })
	void basePathThatIsNone(String path) {
		runner("base-path=" + path).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(InvalidSettingException.class)
			.hasMessage("openai.assistants.base-path is not a path"));
	}

	@ParameterizedTest
	@CsvSource({ "foundry, https://ai.azure.com/.default",
			"azure-openai, https://cognitiveservices.azure.com/.default" })
	void tokenCredentialIsUsedWhereThereIsNoKey(String provider, String scope) {
		Tokens tokens = new Tokens();
		keyless("provider=" + provider, "project=p").withBean(TokenCredential.class, () -> tokens).run((context) -> {
			ReceivedRequest request = request(context);
			assertThat(request.header("authorization")).containsExactly("Bearer token-1");
			assertThat(request.header("api-key")).isEmpty();
			assertThat(tokens.scopes).containsExactly(scope);
		});
	}

	@Test
	void scopeOfTokensCanBeSet() {
		Tokens tokens = new Tokens();
		keyless("auth.scope=api://gateway/.default").withBean(TokenCredential.class, () -> tokens).run((context) -> {
			assertThat(request(context).header("authorization")).containsExactly("Bearer token-1");
			assertThat(tokens.scopes).containsExactly("api://gateway/.default");
		});
	}

	@Test
	void keyIsUsedInsteadOfATokenCredential() {
		runner("provider=azure-openai").withBean(TokenCredential.class, Tokens::new).run((context) -> {
			ReceivedRequest request = request(context);
			assertThat(request.header("api-key")).containsExactly("sk-test");
			assertThat(request.header("authorization")).isEmpty();
		});
	}

	@Test
	void tokenCredentialIsNotUsedForOtherServers() {
		keyless().withBean(TokenCredential.class, Tokens::new)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MissingConnectionException.class));
	}

	@Test
	void credentialsOfTheApplicationStandBeforeATokenCredential() {
		AssistantsCredentials own = () -> Mono.just(AssistantsCredential.of("own", null));
		keyless("provider=azure-openai").withBean(TokenCredential.class, Tokens::new)
			.withBean(AssistantsCredentials.class, () -> own)
			.run((context) -> assertThat(request(context).header("authorization")).containsExactly("Bearer own"));
	}

	@Test
	void credentialsOfTheApplicationDoNotNeedAzure() {
		AssistantsCredentials own = () -> Mono.just(AssistantsCredential.of("own", null));
		keyless("provider=foundry", "project=p").withBean(AssistantsCredentials.class, () -> own)
			.withClassLoader(new FilteredClassLoader("com.azure"))
			.run((context) -> assertThat(request(context).header("authorization")).containsExactly("Bearer own"));
	}

	@Test
	void tokenIsFetchedOnceForManyRequests() {
		Tokens tokens = new Tokens();
		keyless("provider=foundry", "project=p").withBean(TokenCredential.class, () -> tokens).run((context) -> {
			Contexts.complete(context);
			Contexts.complete(context);
			assertThat(this.server.requests()).hasSize(2);
			assertThat(tokens.fetched).hasValue(1);
		});
	}

	@Test
	void tokenThatIsRefusedIsReplacedOnce() {
		this.server.refusing((request) -> request.header("authorization").contains("Bearer token-1"));
		keyless("provider=foundry", "project=p").withBean(TokenCredential.class, Tokens::new).run((context) -> {
			Contexts.complete(context);
			assertThat(this.server.requests()).hasSize(2);
			assertThat(this.server.requests().get(1).header("authorization")).containsExactly("Bearer token-2");
			assertThat(this.server.requests().get(1).body()).isEqualTo(this.server.requests().get(0).body());
		});
	}

	@Test
	void tokenThatIsRefusedAgainIsAFailure() {
		this.server.refusing((request) -> true);
		keyless("provider=foundry", "project=p").withBean(TokenCredential.class, Tokens::new).run((context) -> {
			assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> Contexts.complete(context));
			assertThat(this.server.requests()).hasSize(2);
		});
	}

	@Test
	void keyThatIsRefusedIsNotSentAgain() {
		this.server.refusing((request) -> true);
		runner("provider=azure-openai").run((context) -> {
			assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> Contexts.complete(context))
				.satisfies((failure) -> assertThat(failure.status()).isEqualTo(401));
			assertThat(this.server.requests()).hasSize(1);
		});
	}

	@Test
	void sourceThatFailsSendsNothing() {
		AssistantsCredentials broken = () -> Mono.error(new IllegalStateException("marked-secret"));
		keyless("provider=foundry", "project=p").withBean(AssistantsCredentials.class, () -> broken).run((context) -> {
			assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> Contexts.complete(context))
				.withMessageContaining("could not be fetched (java.lang.IllegalStateException)")
				.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("marked"));
			assertThat(this.server.requests()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.openai.com/v1", "https://eu.api.openai.com/v1" })
	void addressOfOpenAiIsWarnedOf(String address, CapturedOutput output) {
		Contexts.unconnected()
			.withPropertyValues("openai.assistants.base-url=" + address, Contexts.API_KEY)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("ended on 2026-08-26")
					.contains("openai.assistants.api=responses")
					.contains("Azure AI Foundry (classic), a gateway or a self-hosted one");
			});
	}

	@Test
	void otherAddressesAreNotWarnedOf(CapturedOutput output) {
		runner("base-url=http://localhost/api.openai.com").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain("2026-08-26");
		});
	}

	@ParameterizedTest
	@CsvSource({ "openai-compatible, /v1, , /v1", "openai-compatible, '', p, ''", "foundry, '', , /openai/v1",
			"foundry, '', my-project, /api/projects/my-project/openai/v1",
			"foundry, /api/projects/other, , /api/projects/other/openai/v1",
			"foundry, /api/projects/other/, my-project, /api/projects/other/openai/v1",
			"foundry, /api/projects/other/openai/v1, , /api/projects/other/openai/v1", "foundry, /gateway, , /gateway",
			"azure-openai, '', , /openai/v1" })
	void responsesAreSentWhereTheProviderHasThem(String provider, String path, @Nullable String project,
			String expected) {
		runner("api=responses", "provider=" + provider, "project=" + ((project != null) ? project : ""),
				"base-url=http://127.0.0.1:" + this.server.port() + path)
			.run((context) -> {
				ReceivedRequest request = response(context);
				assertThat(request.path()).isEqualTo(expected + "/responses");
				assertThat(request.query()).isEmpty();
				assertThat(request.header("openai-beta")).isEmpty();
				assertThat(request.header("openai-project"))
					.hasSize((project != null && provider.equals("openai-compatible")) ? 1 : 0);
			});
	}

	@ParameterizedTest
	@CsvSource({ "openai-compatible, authorization, Bearer sk-test", "foundry, authorization, Bearer sk-test",
			"azure-openai, api-key, sk-test" })
	void keyIsSentAsTheProviderWantsItForResponsesToo(String provider, String header, String credential) {
		runner("api=responses", "provider=" + provider)
			.run((context) -> assertThat(response(context).header(header)).containsExactly(credential));
	}

	@ParameterizedTest
	@CsvSource({ "foundry, https://ai.azure.com/.default",
			"azure-openai, https://cognitiveservices.azure.com/.default" })
	void tokenCredentialIsUsedForResponsesToo(String provider, String scope) {
		Tokens tokens = new Tokens();
		keyless("api=responses", "provider=" + provider).withBean(TokenCredential.class, () -> tokens)
			.run((context) -> {
				assertThat(response(context).header("authorization")).containsExactly("Bearer token-1");
				assertThat(tokens.scopes).containsExactly(scope);
			});
	}

	@Test
	void headerAndVersionAreSentWithResponsesWhereTheApplicationWantsThem() {
		runner("api=responses", "provider=azure-openai", "query.api-version=preview", "headers.openai-beta=x=v1")
			.run((context) -> {
				ReceivedRequest request = response(context);
				assertThat(request.query()).isEqualTo(Map.of("api-version", List.of("preview")));
				assertThat(request.header("openai-beta")).containsExactly("x=v1");
			});
	}

	@Test
	void projectThatIsNoneIsRefusedForResponsesToo() {
		runner("api=responses", "provider=foundry", "project=my/project")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageStartingWith("openai.assistants.project is not the name"));
	}

	@Test
	void addressOfOpenAiIsNotWarnedOfForResponses(CapturedOutput output) {
		runner("api=responses", "base-url=https://api.openai.com/v1").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain("2026-08-26");
		});
	}

	private ReceivedRequest response(ApplicationContext context) {
		context.getBean(StreamingHttp.class)
			.open(RestRequest.post("create response", "/responses", Map.of()))
			.doOnNext((piece) -> DataBufferUtils.release(piece.bytes()))
			.then()
			.block(Duration.ofSeconds(20));
		assertThat(this.server.requests()).hasSize(1);
		return this.server.requests().get(0);
	}

	private ReceivedRequest request(ApplicationContext context) {
		Contexts.complete(context);
		assertThat(this.server.requests()).hasSize(1);
		return this.server.requests().get(0);
	}

	private ApplicationContextRunner runner(String... properties) {
		return keyless(properties).withPropertyValues(Contexts.API_KEY);
	}

	private ApplicationContextRunner keyless(String... properties) {
		ApplicationContextRunner runner = Contexts.unconnected()
			.withPropertyValues("openai.assistants.base-url=http://127.0.0.1:" + this.server.port());
		for (String property : properties) {
			runner = runner.withPropertyValues("openai.assistants." + property);
		}
		return runner;
	}

	/**
	 * Hands out numbered tokens.
	 */
	private static final class Tokens implements TokenCredential {

		private final AtomicInteger fetched = new AtomicInteger();

		private final List<String> scopes = new ArrayList<>();

		@Override
		public Mono<AccessToken> getToken(TokenRequestContext request) {
			this.scopes.addAll(request.getScopes());
			return Mono.just(new AccessToken("token-" + this.fetched.incrementAndGet(),
					OffsetDateTime.now(ZoneOffset.UTC).plus(Duration.ofHours(1))));
		}

	}

}

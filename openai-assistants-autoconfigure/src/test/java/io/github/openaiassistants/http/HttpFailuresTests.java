package io.github.openaiassistants.http;

import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AuthenticationException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.failure.StreamLostException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpFailures}: the shapes of errors that servers send, and what the
 * stack below throws.
 */
class HttpFailuresTests {

	private static final String BUSY = "Thread thread_1 already has an active run run_1.";

	static Stream<Arguments> shapes() {
		return Stream.of(
				Arguments.of("{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":\"p\",\"code\":\"c\"}}", "m", "c",
						"t"),
				Arguments.of("{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"m\","
						+ "\"innererror\":{\"code\":\"x\"}}}", "m", "DeploymentNotFound", null),
				Arguments.of("{\"error\":{\"code\":404,\"message\":\"m\",\"param\":null,\"type\":null}}", "m", "404",
						null),
				Arguments.of("{\"error\":\"m\"}", "m", null, null),
				Arguments.of("{\"error\":null,\"message\":\"m\",\"code\":\"c\"}", "m", "c", null),
				Arguments.of("{\"message\":\"m\"}", "m", null, null),
				Arguments.of("{\"detail\":\"m\"}", "m", null, null),
				Arguments.of("{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"m\",\"type\":\"missing\"}]}", "m", null, null),
				Arguments.of("{\"detail\":{\"reason\":\"x\"}}", null, null, null),
				Arguments.of("{\"detail\":[]}", null, null, null), Arguments.of("[1,2]", null, null, null),
				Arguments.of("\"text\"", null, null, null), Arguments.of("<html>no</html>", null, null, null),
				Arguments.of("{\"error\":{\"message\":", null, null, null), Arguments.of("", null, null, null));
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void everyShapeIsRead(String body, @Nullable String message, @Nullable String code, @Nullable String type) {
		ApiException failure = failure(500, body);
		assertThat(failure.status()).isEqualTo(500);
		assertThat(failure.error().message()).isEqualTo(message);
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.error().type()).isEqualTo(type);
		assertThat(failure.error().body()).isEqualTo(body);
	}

	@ParameterizedTest
	@CsvSource({ "401, AuthenticationException", "403, AuthenticationException", "404, NotFoundException",
			"429, RateLimitException", "529, RateLimitException", "302, UnexpectedAnswerException",
			"200, UnexpectedAnswerException", "204, UnexpectedAnswerException", "418, ApiException",
			"500, ApiException" })
	void statusDecidesTheType(int status, String type) {
		assertThat(failure(status, "{}").getClass().getSimpleName()).isEqualTo(type);
	}

	static Stream<Arguments> blockedRequests() {
		return Stream.of(Arguments.of(400, BUSY, ActiveRunException.class),
				Arguments.of(409, BUSY, ActiveRunException.class), Arguments.of(422, BUSY, ActiveRunException.class),
				Arguments.of(400, "Can't add messages to thread_1 while a run run_1 is active.",
						ActiveRunException.class),
				Arguments.of(400, "Runs in status \"completed\" do not accept tool outputs.",
						RunNotAwaitingOutputsException.class),
				Arguments.of(400, "Invalid value", ApiException.class), Arguments.of(500, BUSY, ApiException.class));
	}

	@ParameterizedTest
	@MethodSource("blockedRequests")
	void whatAProgramReactsToHasTypesOfItsOwn(int status, String message, Class<?> type) {
		String quoted = message.replace("\"", "\\\"");
		for (String body : new String[] { "{\"error\":{\"message\":\"" + quoted + "\"}}",
				"{\"error\":\"" + quoted + "\"}", "{\"detail\":\"" + quoted + "\"}",
				"{\"message\":\"" + quoted + "\"}" }) {
			assertThat(failure(status, body)).isExactlyInstanceOf(type);
		}
	}

	@Test
	void secretThatIsQuotedIsMaskedEverywhere() {
		ApiException failure = failure(401,
				"{\"error\":{\"message\":\"Incorrect key sk-marked.\",\"code\":\"sk-marked\","
						+ "\"type\":\"sk-marked\",\"param\":\"sk-marked\"}}",
				"x-request-id", "sk-marked");
		assertThat(failure).isInstanceOf(AuthenticationException.class);
		assertThat(failure.error().message()).isEqualTo("Incorrect key ****.");
		assertThat(failure.error().body()).doesNotContain("sk-marked");
		assertThat(failure.getMessage() + failure.error() + failure.code() + failure.requestId())
			.doesNotContain("sk-marked");
	}

	@Test
	void headersOfTheAnswerAreKept() {
		ApiException failure = failure(429, "{}", "apim-request-id", "0b1c", "retry-after-ms", "1500", "x-should-retry",
				"false");
		assertThat(failure).isInstanceOfSatisfying(RateLimitException.class,
				(limited) -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMillis(1500)));
		assertThat(failure.requestId()).isEqualTo("0b1c");
		assertThat(failure.error().shouldRetry()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.openai.com/v1", "https://us.api.openai.com/v1" })
	void whatIsNotFoundAtOpenAiSaysThatTheServiceEnded(URI baseUrl) {
		ApiException failure = failures(baseUrl).of("create run", "an event stream", response(404), new byte[0]);
		assertThat(failure).isInstanceOf(NotFoundException.class)
			.hasMessageContaining("ended on 2026-08-26")
			.hasMessageContaining("openai.assistants.api=responses")
			.hasMessageContaining("openai.assistants.base-url");
		assertThat(failures(baseUrl).of("create run", "an event stream", response(500), new byte[0]).getMessage())
			.doesNotContain("2026-08-26");
	}

	@Test
	void whatIsNotFoundAtOpenAiByAnotherApiSaysNoMoreThanThat() {
		HttpFailures failures = new HttpFailures(AssistantsJson.create(), URI.create("https://api.openai.com/v1"),
				(text) -> text, false);
		assertThat(failures.of("retrieve response", "an object", response(404), new byte[0]))
			.isInstanceOf(NotFoundException.class)
			.hasMessage("retrieve response: HTTP 404");
	}

	@Test
	void whatIsNotFoundElsewhereSaysNoMoreThanThat() {
		assertThat(failure(404, "{}")).hasMessage("create run: HTTP 404");
	}

	@Test
	void connectionThatWasRefusedSentNothing() {
		assertThat(map(new ConnectException("refused"), false)).isInstanceOf(ServerUnreachableException.class);
		assertThat(map(new ConnectException("refused"), true)).isInstanceOf(StreamLostException.class);
	}

	@Test
	void onlyAFailedHandshakeSentNothing() {
		assertThat(map(new SSLHandshakeException("no"), false)).isInstanceOf(ServerUnreachableException.class);
		assertThat(map(new SSLException("closed in the middle"), false)).isInstanceOf(StreamLostException.class);
	}

	private static Throwable map(Exception failure, boolean answered) {
		return failures(URI.create("https://example.org/v1")).map("create run", failure, answered);
	}

	private static ApiException failure(int status, String body, String... headers) {
		return failures(URI.create("https://example.org/v1")).of("create run", "an event stream",
				response(status, headers), body.getBytes(StandardCharsets.UTF_8));
	}

	private static ClientResponse response(int status, String... headers) {
		ClientResponse.Builder response = ClientResponse.create(HttpStatusCode.valueOf(status));
		for (int i = 0; i < headers.length; i += 2) {
			response.header(headers[i], headers[i + 1]);
		}
		return response.build();
	}

	private static HttpFailures failures(URI baseUrl) {
		return new HttpFailures(AssistantsJson.create(), baseUrl, ApiKey.of("sk-marked")::mask);
	}

}

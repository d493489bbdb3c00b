package io.github.openaiassistants.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.UnexpectedAnswerException;
import io.github.openaiassistants.model.Deletion;
import io.github.openaiassistants.model.Include;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each operation sends, and what it makes of the answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final AssistantsServer server = AssistantsServer.builder().start();

	private final ClientApplication application = ClientApplication.start(this.server.baseUrl());

	@AfterAll
	void stop() {
		this.application.close();
		this.server.close();
	}

	static List<Call> calls() {
		return Calls.all().toList();
	}

	@ParameterizedTest
	@MethodSource("calls")
	void requestAndAnswer(Call call) {
		StubResponse answer = StubResponse.json(200, call.answer());
		this.server.enqueue(call.method(), call.path(), answer, answer);
		Object reactive = reactive(call);
		RecordedRequest first = last();
		Object blocking = call.blocking().apply(this.application.blocking());
		RecordedRequest second = last();
		assertThat(describe(first)).isEqualTo(call.request()).isEqualTo(describe(second));
		assertThat(first.body()).isEqualTo(second.body());
		if (call.body().isEmpty()) {
			assertThat(first.body()).isEmpty();
		}
		else {
			assertThat(tree(first.body())).isEqualTo(tree(call.body()));
			assertThat(first.header("Content-Type")).isEqualTo("application/json");
		}
		assertThat(first.header("OpenAI-Beta")).isEqualTo("assistants=v2");
		assertThat(reactive).isEqualTo(blocking);
		assertThat(tree(this.application.json().writeString(reactive))).isEqualTo(tree(call.answer()));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void refusalsAreThrownAsTheyAre(Call call) {
		StubResponse answer = StubResponse.error(404, "invalid_request_error", "", "There is no such thing.");
		this.server.enqueue(call.method(), call.path(), answer, answer);
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> reactive(call));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> call.blocking().apply(this.application.blocking()))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(404));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void otherAnswersAreNotTakenForSuccess(Call call) {
		StubResponse answer = StubResponse.html(200, "<html>secret</html>");
		this.server.enqueue(call.method(), call.path(), answer, answer);
		assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> reactive(call))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
		assertThatExceptionOfType(UnexpectedAnswerException.class)
			.isThrownBy(() -> call.blocking().apply(this.application.blocking()));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void onlyReadsAndCancelsAreRepeated(Call call) {
		this.server.enqueue(call.method(), call.path(),
				StubResponse.error(503, "server_error", "", "Try again.").header("retry-after-ms", "1"),
				StubResponse.json(200, call.answer()));
		boolean repeated = call.method().equals("GET") || call.path().endsWith("/cancel");
		if (repeated) {
			assertThat(reactive(call)).isNotNull();
		}
		else {
			assertThatExceptionOfType(ApiException.class).isThrownBy(() -> reactive(call))
				.satisfies((ex) -> assertThat(ex.status()).isEqualTo(503));
			// Take the answer that was not asked for
			assertThat(reactive(call)).isNotNull();
		}
	}

	@Test
	void nothingIsSentWithoutASubscriber() {
		int before = this.server.requests().size();
		Calls.all().forEach((call) -> assertThat(call.reactive().apply(this.application.client())).isNotNull());
		assertThat(this.server.requests()).hasSize(before);
	}

	@Test
	void whatIsToBeIncludedIsEncoded() {
		this.server.enqueue("GET", "/v1/threads/*/runs/*/steps/*", StubResponse.json(200, "{\"id\":\"step_1\"}"));
		this.application.blocking()
			.runSteps()
			.retrieve("thread_1", "run_1", "step_1", List.of(Include.FILE_SEARCH_CONTENT));
		assertThat(last().query())
			.matches("include(\\[]|%5B%5D)=step_details\\.tool_calls%5B(\\*|%2A)%5D\\.file_search\\.results"
					+ "%5B(\\*|%2A)%5D\\.content");
	}

	@Test
	void aDeletionMayBeAnsweredWithNothing() {
		this.server.enqueue("DELETE", "/v1/threads/thread_1", StubResponse.empty(204), StubResponse.empty(200));
		for (int i = 0; i < 2; i++) {
			Deletion deletion = this.application.blocking().threads().delete("thread_1");
			assertThat(deletion.id()).isEqualTo("thread_1");
			assertThat(deletion.deleted()).isTrue();
		}
	}

	private Object reactive(Call call) {
		return Objects.requireNonNull(Mono.from(call.reactive().apply(this.application.client())).block(TIMEOUT));
	}

	private RecordedRequest last() {
		List<RecordedRequest> requests = this.server.requests();
		return requests.get(requests.size() - 1);
	}

	private static String describe(RecordedRequest request) {
		String query = URLDecoder.decode(request.query(), StandardCharsets.UTF_8);
		return request.method() + " " + request.path() + (query.isEmpty() ? "" : "?" + query);
	}

	private JsonNode tree(String json) {
		return this.application.json().mapper().readTree(json);
	}

}

package io.github.openaiassistants.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.Tool;
import io.github.openaiassistants.model.TruncationStrategy;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.ResponsesDialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the Responses API cannot do is refused before anything is sent, with the remedy.
 */
@ParameterizedClass
@MethodSource("applications")
class BridgedRefusalTests {

	private final AssistantsServer server;

	private final ListeningApplication application;

	private final Backend backend;

	BridgedRefusalTests(SharedApplication shared) {
		this.backend = shared.backend();
		this.server = shared.server();
		this.application = shared.application();
	}

	static Stream<SharedApplication> applications() {
		return SharedApplication.each(EnumSet.complementOf(EnumSet.of(Backend.ASSISTANTS)), List.of());
	}

	@Test
	void unknownAssistant() {
		String threadId = this.backend.thread(this.application, "Hello");
		int before = this.server.requests().size();
		for (Flux<AssistantsEvent> stream : List.of(
				this.application.streamer().createThreadAndRun(CreateThreadAndRunRequest.of("asst_old", "Hello")),
				this.application.streamer().createRun(threadId, CreateRunRequest.of("asst_old")))) {
			ObservedRun run = ObservedRun.of(this.application, stream);
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.names()).containsExactly("run.finished");
			assertThat(run.failure()).isInstanceOf(NotFoundException.class)
				.hasMessageContainingAll("openai.assistants.definitions", Backend.ASSISTANT);
		}
		assertThat(this.server.requests()).hasSize(before);
	}

	@Test
	void threadOfTheOldService() {
		assertRefused("thread_id", "thread_abc", CreateRunRequest.of(Backend.ASSISTANT));
	}

	static Stream<Arguments> unsupported() {
		return Stream.of(
				Arguments.of("max_prompt_tokens",
						CreateRunRequest.builder(Backend.ASSISTANT).maxPromptTokens(1000).build()),
				Arguments.of("truncation_strategy",
						CreateRunRequest.builder(Backend.ASSISTANT)
							.truncationStrategy(TruncationStrategy.lastMessages(3))
							.build()),
				Arguments.of("vector_store_ids",
						CreateRunRequest.builder(Backend.ASSISTANT).tools(List.of(Tool.fileSearch())).build()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unsupported")
	void optionThatDoesNotExist(String field, CreateRunRequest request) {
		assertRefused(field, this.backend.thread(this.application, "Hello"), request);
	}

	@Test
	void serverWithoutConversations() {
		try (AssistantsServer without = AssistantsServer.builder().responses(ResponsesDialect.OLLAMA).start();
				ListeningApplication conversing = Backend.CONVERSATION.start(without)) {
			ObservedRun run = ObservedRun.of(conversing,
					conversing.streamer().createThreadAndRun(CreateThreadAndRunRequest.of(Backend.ASSISTANT, "Hello")));
			assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
			assertThat(run.failure()).hasMessageContaining("openai.assistants.responses.state=local-history");
			assertThat(without.requests("POST", Backend.CONVERSATION.run())).isEmpty();
		}
	}

	private void assertRefused(String field, String threadId, CreateRunRequest request) {
		int before = this.server.requests().size();
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.application.bean(AssistantsClient.class).blocking().runs().create(threadId, request))
			.withMessageContaining(field)
			.satisfies((refusal) -> assertThat(refusal.field()).contains(field));
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer().createRun(threadId, request));
		assertThat(run.outcome()).isEqualTo(RunOutcome.REFUSED);
		assertThat(run.names()).containsExactly("run.finished");
		assertThat(run.failure()).isInstanceOf(RequestNotValidException.class).hasMessageContaining(field);
		assertThat(this.server.requests()).hasSize(before);
	}

}

package io.github.openaiassistants.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.client.AssistantsClient;
import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.event.RunOutcome;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.MessageObject;
import io.github.openaiassistants.model.MessageRole;
import io.github.openaiassistants.model.RunObject;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.FunctionCall;
import io.github.openaiassistants.test.RecordedRequest;
import io.github.openaiassistants.test.RunScript;
import io.github.openaiassistants.test.StubResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Threads that take the place of those of the Assistants API.
 */
class BridgedImportTests {

	private static final int MANY = 200;

	private static final String OLD = "thread_abc";

	private static final ListQuery OLDEST_FIRST = ListQuery.builder().limit(100).order(SortOrder.ASCENDING).build();

	private AssistantsServer server = Backend.CONVERSATION.server().start();

	private ListeningApplication application = Backend.CONVERSATION.start(this.server);

	@AfterEach
	void stop() {
		this.application.close();
		this.server.close();
	}

	private void use(Backend backend) {
		if (backend != Backend.CONVERSATION) {
			stop();
			this.server = backend.server().start();
			this.application = backend.start(this.server);
		}
	}

	private ThreadImport threads() {
		return this.application.bean(ThreadImport.class);
	}

	private BlockingAssistantsClient client() {
		return this.application.bean(AssistantsClient.class).blocking();
	}

	private ThreadObject seed(String oldThreadId, CreateThreadRequest history) {
		return threads().seed(oldThreadId, history).blockOptional(ObservedRun.TIMEOUT).orElseThrow();
	}

	private static CreateThreadRequest history(int count) {
		return CreateThreadRequest.builder()
			.metadata(Map.of("customer", "17"))
			.messages(IntStream.range(0, count)
				.mapToObj((i) -> (i % 2 == 0) ? CreateMessageRequest.user("text " + i)
						: CreateMessageRequest.assistant("text " + i))
				.toList())
			.build();
	}

	private List<MessageObject> messages(String threadId) {
		return client().messages().list(threadId, OLDEST_FIRST).toList();
	}

	@ParameterizedTest
	@EnumSource(names = { "CONVERSATION", "LOCAL_HISTORY" })
	void longHistoryKeepsItsOrderAndTheOldIdGoesOn(Backend backend) {
		use(backend);
		ThreadObject thread = seed(OLD, history(MANY));
		assertThat(thread.metadata()).isEqualTo(Map.of("customer", "17"));
		List<String> texts = IntStream.range(0, MANY).mapToObj((i) -> "text " + i).toList();
		assertThat(messages(OLD)).extracting(MessageObject::text).isEqualTo(texts);
		assertThat(messages(OLD)).extracting(MessageObject::role).startsWith(MessageRole.USER, MessageRole.ASSISTANT);
		this.server.enqueue(RunScript.answering("Welcome back."));
		CreateRunRequest request = CreateRunRequest.builder(backend.assistant(this.server))
			.additionalMessages(List.of(CreateMessageRequest.user("And now?")))
			.build();
		ObservedRun run = ObservedRun.of(this.application, this.application.streamer().createRun(OLD, request));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(run.finished().meta().threadId()).isEqualTo(OLD);
		assertThat(run.finished().data().run()).extracting(RunObject::threadId).isEqualTo(thread.id());
		assertThat(messages(thread.id())).extracting(MessageObject::text)
			.startsWith("text 0")
			.endsWith("text 199", "And now?", "Welcome back.")
			.hasSize(MANY + 2);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONVERSATION", "BACKGROUND", "LOCAL_HISTORY" })
	void functionRoundsGoOnUnderTheOldId(Backend backend) {
		stop();
		this.server = backend.server().start();
		this.application = backend.start(this.server, AnsweringListener.class);
		seed(OLD, history(3));
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather")));
		ObservedRun run = ObservedRun.of(this.application,
				this.application.streamer().createRun(OLD, CreateRunRequest.of(backend.assistant(this.server))));
		assertThat(run.outcome()).isEqualTo(RunOutcome.COMPLETED);
		assertThat(messages(OLD)).hasSize(4);
	}

	@Test
	void messagesAreSentTwentyAtATime() {
		seed(OLD, history(MANY));
		assertThat(this.server.requests("POST", "/v1/conversations")).extracting(BridgedImportTests::items)
			.containsExactly(20);
		assertThat(this.server.requests("POST", "/v1/conversations/*/items")).extracting(BridgedImportTests::items)
			.hasSize(9)
			.containsOnly(20);
	}

	private static int items(RecordedRequest request) {
		return request.body().split("\"text \\d+\"", -1).length - 1;
	}

	@ParameterizedTest
	@EnumSource(names = { "CONVERSATION", "LOCAL_HISTORY" })
	void whatWasImportedIsNotImportedAgain(Backend backend) {
		use(backend);
		ThreadObject first = seed(OLD, history(3));
		assertThat(seed(OLD, history(5))).isEqualTo(first);
		assertThat(messages(OLD)).hasSize(3);
		assertThat(threads().successor(OLD).block(ObservedRun.TIMEOUT)).isEqualTo(first.id());
		client().threads().delete(OLD);
		assertThat(seed(OLD, history(5)).id()).isNotEqualTo(first.id());
		assertThat(messages(OLD)).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/conversations", "/v1/conversations/*/items" })
	void threadThatLacksMessagesTakesNobodysPlace(String refused) {
		this.server.enqueue("POST", refused, StubResponse.error(400, "invalid_request_error", "too_long", "No."));
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> seed(OLD, history(MANY)))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("too_long"));
		assertThat(threads().successor(OLD).blockOptional(ObservedRun.TIMEOUT)).isEmpty();
		assertThat(messages(seed(OLD, history(MANY)).id())).hasSize(MANY);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONVERSATION", "LOCAL_HISTORY" })
	void anOldIdCanBeLedToAnyThread(Backend backend) {
		use(backend);
		String threadId = backend.thread(this.application, "Hello");
		threads().link(OLD, threadId).block(ObservedRun.TIMEOUT);
		assertThat(messages(OLD)).extracting(MessageObject::text).containsExactly("Hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "conv_1", "../thread_1", "" })
	void onlyIdsOfTheAssistantsApiAreOld(String id) {
		assertThatExceptionOfType(RequestNotValidException.class).isThrownBy(() -> seed(id, history(1)))
			.satisfies((refusal) -> assertThat(refusal.field()).isEqualTo("thread_id"));
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> threads().link(OLD, "thread_other").block(ObservedRun.TIMEOUT));
		assertThat(this.server.requests()).isEmpty();
	}

}

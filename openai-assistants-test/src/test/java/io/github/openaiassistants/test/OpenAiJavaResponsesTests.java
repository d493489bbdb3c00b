package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.conversations.Conversation;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.conversations.ConversationUpdateParams;
import com.openai.models.conversations.items.ConversationItem;
import com.openai.models.conversations.items.ItemCreateParams;
import com.openai.models.conversations.items.ItemListParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseIncludable;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseRetrieveParams;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The official Java client as a client of the Responses API and the Conversations API.
 */
class OpenAiJavaResponsesTests {

	private final AssistantsServer server = AssistantsServer.builder().apiKey("right").start();

	private final OpenAIClient client = OpenAIOkHttpClient.builder()
		.baseUrl(this.server.responsesUrl().toString())
		.apiKey("right")
		.maxRetries(0)
		.timeout(Duration.ofSeconds(20))
		.responseValidation(true)
		.build();

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Test
	void answerIsStreamedAndStored() {
		this.server.enqueue(RunScript.answering("It is 21 degrees."));
		List<ResponseStreamEvent> events = stream(params().input("How warm is it?").build());
		assertThat(text(events)).isEqualTo("It is 21 degrees.");
		Response response = last(events);
		assertThat(response.status()).hasValue(ResponseStatus.COMPLETED);
		assertThat(response.usage().orElseThrow().totalTokens()).isPositive();
		Response stored = this.client.responses().retrieve(response.id());
		assertThat(outputText(stored)).isEqualTo("It is 21 degrees.");
		assertThat(this.client.responses().inputItems().list(response.id()).data()).hasSize(1);
		this.client.responses().delete(response.id());
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.responses().retrieve(response.id()))
			.withMessageContaining("Response with id '" + response.id() + "' not found.");
	}

	@Test
	void functionIsCalledInAConversation() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Utrecht\"}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather") + "."));
		String conversation = this.client.conversations().create().id();
		List<ResponseStreamEvent> first = stream(
				withTool().conversation(conversation).input("How warm is it in Utrecht?").build());
		ResponseFunctionToolCall call = last(first).output().get(0).asFunctionCall();
		assertThat(call.name()).isEqualTo("get_weather");
		assertThat(call.arguments()).isEqualTo("{\"city\":\"Utrecht\"}");
		assertThatExceptionOfType(BadRequestException.class)
			.isThrownBy(() -> stream(withTool().conversation(conversation).input("Well?").build()))
			.withMessageContaining("No tool output found for function call " + call.callId() + ".");
		ResponseInputItem output = ResponseInputItem.ofFunctionCallOutput(
				ResponseInputItem.FunctionCallOutput.builder().callId(call.callId()).output("21 degrees").build());
		List<ResponseStreamEvent> second = stream(
				withTool().conversation(conversation).inputOfResponse(List.of(output)).build());
		assertThat(text(second)).isEqualTo("It is 21 degrees.");
		List<ConversationItem> items = this.client.conversations()
			.items()
			.list(conversation, ItemListParams.builder().order(ItemListParams.Order.ASC).build())
			.data();
		assertThat(items).hasSize(4);
		assertThat(items.get(1).asFunctionCall().callId()).isEqualTo(call.callId());
		assertThat(items.get(2).isFunctionCallOutput()).isTrue();
		assertThat(items.get(3).asMessage().id()).isEqualTo(last(second).output().get(0).asMessage().id());
	}

	@Test
	void conversationsAreCreatedChangedListedAndDeleted() {
		Conversation conversation = this.client.conversations()
			.create(ConversationCreateParams.builder()
				.metadata(ConversationCreateParams.Metadata.builder()
					.putAdditionalProperty("a", JsonValue.from("1"))
					.build())
				.addItem(message("1"))
				.build());
		Conversation changed = this.client.conversations()
			.update(conversation.id(),
					ConversationUpdateParams.builder()
						.metadata(ConversationUpdateParams.Metadata.builder()
							.putAdditionalProperty("b", JsonValue.from("2"))
							.build())
						.build());
		assertThat(changed._metadata().toString()).contains("b").doesNotContain("a=");
		for (int i = 2; i <= 7; i++) {
			this.client.conversations()
				.items()
				.create(conversation.id(), ItemCreateParams.builder().addItem(message(String.valueOf(i))).build());
		}
		List<String> texts = new ArrayList<>();
		this.client.conversations()
			.items()
			.list(conversation.id(), ItemListParams.builder().limit(3).order(ItemListParams.Order.ASC).build())
			.autoPager()
			.forEach((item) -> texts.add(item.asMessage().content().get(0).asInputText().text()));
		assertThat(texts).containsExactly("1", "2", "3", "4", "5", "6", "7");
		assertThat(this.server.requests("GET", "/v1/conversations/*/items")).hasSize(3);
		assertThat(this.client.conversations().delete(conversation.id()).deleted()).isTrue();
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.conversations().retrieve(conversation.id()));
	}

	@Test
	void responseInTheBackgroundIsResumed() {
		this.server.enqueue(RunScript.answering("One two three four.").pace(Duration.ofMillis(10)));
		String id = "";
		long number = 0;
		StringBuilder text = new StringBuilder();
		try (StreamResponse<ResponseStreamEvent> response = this.client.responses()
			.createStreaming(params().input("Count.").background(true).build())) {
			Iterator<ResponseStreamEvent> events = response.stream().iterator();
			while (text.isEmpty()) {
				ResponseStreamEvent event = events.next();
				id = event.created().map((created) -> created.response().id()).orElse(id);
				Optional<ResponseTextDeltaEvent> delta = event.outputTextDelta();
				delta.ifPresent((piece) -> text.append(piece.delta()));
				number = delta.map(ResponseTextDeltaEvent::sequenceNumber).orElse(number);
			}
		}
		List<ResponseStreamEvent> rest = new ArrayList<>();
		try (StreamResponse<ResponseStreamEvent> response = this.client.responses()
			.retrieveStreaming(id, ResponseRetrieveParams.builder().startingAfter(number).build())) {
			response.stream().forEach(rest::add);
		}
		assertThat(text + text(rest)).isEqualTo("One two three four.");
		assertThat(last(rest).background()).hasValue(true);
	}

	@Test
	void responseInTheBackgroundIsPolledAndCancelled() {
		this.server.enqueue(RunScript.answering("Once upon").hanging());
		Response queued = this.client.responses().create(params().input("A story.").background(true).build());
		assertThat(queued.status()).hasValue(ResponseStatus.QUEUED);
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.client.responses().retrieve(queued.id()).status().orElseThrow(),
					ResponseStatus.IN_PROGRESS::equals);
		assertThat(this.client.responses().cancel(queued.id()).status()).hasValue(ResponseStatus.CANCELLED);
		assertThat(this.client.responses().cancel(queued.id()).status()).hasValue(ResponseStatus.CANCELLED);
		Response foreground = this.client.responses().create(params().input("Hi.").build());
		assertThatExceptionOfType(BadRequestException.class)
			.isThrownBy(() -> this.client.responses().cancel(foreground.id()))
			.withMessageContaining("Cannot cancel a synchronous response.");
	}

	@Test
	void everyKindOfItemIsUnderstood() {
		this.server.enqueue(RunScript.empty()
			.then(ModelOutput.reasoning("Let me think."))
			.then(ModelOutput.webSearch("weather", "https://example.test/weather"))
			.thenSearchingFiles(new FileSearchResult("file-a", "a.md", 0.5, "Text"))
			.thenRunningCode("print(1)", "1\n")
			.thenListingTools("crm", "find_customer")
			.thenAnswering("See here 【4:0†a.md】.")
			.thenRefusing("No.")
			.thenAskingApproval("crm", new FunctionCall("find_customer", "{}")));
		ResponseCreateParams params = params().input("Do everything.")
			.include(List.of(ResponseIncludable.FILE_SEARCH_CALL_RESULTS,
					ResponseIncludable.CODE_INTERPRETER_CALL_OUTPUTS, ResponseIncludable.REASONING_ENCRYPTED_CONTENT))
			.build();
		List<ResponseStreamEvent> events = stream(params);
		assertThat(events).allSatisfy((event) -> assertThat(event.isValid()).isTrue());
		List<ResponseOutputItem> output = last(events).output();
		assertThat(output).hasSize(8);
		assertThat(output.get(0).asReasoning().encryptedContent()).isPresent();
		assertThat(output.get(1).isWebSearchCall()).isTrue();
		assertThat(output.get(2).asFileSearchCall().results().orElseThrow()).hasSize(1);
		assertThat(output.get(3).asCodeInterpreterCall().outputs().orElseThrow().get(0).asLogs().logs())
			.isEqualTo("1\n");
		assertThat(output.get(4).isMcpListTools()).isTrue();
		ResponseOutputText text = output.get(5).asMessage().content().get(0).asOutputText();
		assertThat(text.annotations().get(0).asFileCitation().index()).isEqualTo(9);
		assertThat(output.get(6).asMessage().content().get(0).asRefusal().refusal()).isEqualTo("No.");
		assertThat(output.get(7).asMcpApprovalRequest().name()).isEqualTo("find_customer");
	}

	@Test
	void failureAndIncompletenessAreTold() {
		this.server.enqueue(
				RunScript.answering("One").failing("server_error", "It broke.").with(ResponsesQuirk.NO_ERROR_EVENT),
				RunScript.answering("One").incomplete("max_output_tokens"));
		List<ResponseStreamEvent> failed = stream(params().input("Hi.").build());
		assertThat(failed.get(failed.size() - 1).asFailed().response().error().orElseThrow().message())
			.isEqualTo("It broke.");
		List<ResponseStreamEvent> incomplete = stream(params().input("Hi.").maxOutputTokens(16).build());
		assertThat(incomplete.get(incomplete.size() - 1).asIncomplete().response().incompleteDetails()).isPresent();
	}

	private static ResponseCreateParams.Builder params() {
		return ResponseCreateParams.builder().model("gpt-5.4");
	}

	private static ResponseCreateParams.Builder withTool() {
		return params().addTool(FunctionTool.builder()
			.name("get_weather")
			.strict(false)
			.parameters(
					FunctionTool.Parameters.builder().putAdditionalProperty("type", JsonValue.from("object")).build())
			.build());
	}

	private static EasyInputMessage message(String text) {
		return EasyInputMessage.builder().role(EasyInputMessage.Role.USER).content(text).build();
	}

	private List<ResponseStreamEvent> stream(ResponseCreateParams params) {
		List<ResponseStreamEvent> events = new ArrayList<>();
		try (StreamResponse<ResponseStreamEvent> response = this.client.responses().createStreaming(params)) {
			response.stream().forEach(events::add);
		}
		return events;
	}

	private static Response last(List<ResponseStreamEvent> events) {
		return events.get(events.size() - 1).asCompleted().response();
	}

	private static String text(List<ResponseStreamEvent> events) {
		StringBuilder text = new StringBuilder();
		events.stream()
			.map(ResponseStreamEvent::outputTextDelta)
			.flatMap(Optional::stream)
			.forEach((delta) -> text.append(delta.delta()));
		return text.toString();
	}

	private static String outputText(Response response) {
		return response.output().get(0).asMessage().content().get(0).asOutputText().text();
	}

}

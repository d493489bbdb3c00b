package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.beta.assistants.Assistant;
import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.assistants.AssistantUpdateParams;
import com.openai.models.beta.threads.Thread;
import com.openai.models.beta.threads.ThreadCreateAndRunParams;
import com.openai.models.beta.threads.ThreadCreateParams;
import com.openai.models.beta.threads.messages.Message;
import com.openai.models.beta.threads.messages.MessageCreateParams;
import com.openai.models.beta.threads.messages.MessageListParams;
import com.openai.models.beta.threads.runs.Run;
import com.openai.models.beta.threads.runs.RunCancelParams;
import com.openai.models.beta.threads.runs.RunCreateParams;
import com.openai.models.beta.threads.runs.RunRetrieveParams;
import com.openai.models.beta.threads.runs.RunStatus;
import com.openai.models.beta.threads.runs.RunSubmitToolOutputsParams;
import com.openai.models.beta.threads.runs.steps.RunStep;
import com.openai.models.beta.threads.runs.steps.StepListParams;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The official Java client as a client of the server.
 */
// The client marks the Assistants API as deprecated, and it is what is tested here
@SuppressWarnings("deprecation")
class OpenAiJavaClientTests {

	private final AssistantsServer server = AssistantsServer.builder().apiKey("right").start();

	private final OpenAIClient client = OpenAIOkHttpClient.builder()
		.baseUrl(this.server.baseUrl().toString())
		.apiKey("right")
		.maxRetries(0)
		.timeout(Duration.ofSeconds(20))
		.build();

	private final Assistant assistant = this.client.beta()
		.assistants()
		.create(AssistantCreateParams.builder().model("gpt-4o").name("Helper").instructions("Be brief.").build());

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Test
	void assistantsAreCreatedChangedListedAndDeleted() {
		Assistant changed = this.client.beta()
			.assistants()
			.update(this.assistant.id(), AssistantUpdateParams.builder().name("Other").build());
		assertThat(changed.name()).hasValue("Other");
		assertThat(changed.instructions()).hasValue("Be brief.");
		assertThat(this.client.beta().assistants().list().data()).extracting(Assistant::id)
			.containsExactly(this.assistant.id());
		assertThat(this.client.beta().assistants().delete(this.assistant.id()).deleted()).isTrue();
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.beta().assistants().retrieve(this.assistant.id()))
			.withMessageContaining("No assistant found with id");
	}

	@Test
	void streamedRunCompletes() {
		this.server.enqueue(RunScript.answering("It is 21 degrees."));
		Thread thread = thread("How warm is it?");
		List<AssistantStreamEvent> events = new ArrayList<>();
		RunCreateParams params = RunCreateParams.builder().assistantId(this.assistant.id()).build();
		try (StreamResponse<AssistantStreamEvent> response = this.client.beta()
			.threads()
			.runs()
			.createStreaming(thread.id(), params)) {
			response.stream().forEach(events::add);
		}
		assertThat(text(events)).isEqualTo("It is 21 degrees.");
		Run run = events.get(events.size() - 1).asThreadRunCompleted().data();
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(run.usage().orElseThrow().totalTokens()).isPositive();
		Message answer = this.client.beta().threads().messages().list(thread.id()).data().get(0);
		assertThat(answer.content().get(0).asText().text().value()).isEqualTo("It is 21 degrees.");
		assertThat(answer.runId()).hasValue(run.id());
		RunStep step = this.client.beta()
			.threads()
			.runs()
			.steps()
			.list(StepListParams.builder().threadId(thread.id()).runId(run.id()).build())
			.data()
			.get(0);
		assertThat(step.stepDetails().asMessageCreation().messageCreation().messageId()).isEqualTo(answer.id());
	}

	@Test
	void streamedRunWithAFunctionCallCompletes() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{\"city\":\"Utrecht\"}"))
			.thenAnswering((outputs) -> "It is " + outputs.get("get_weather") + "."));
		List<AssistantStreamEvent> first = new ArrayList<>();
		ThreadCreateAndRunParams params = ThreadCreateAndRunParams.builder()
			.assistantId(this.assistant.id())
			.thread(ThreadCreateAndRunParams.Thread.builder()
				.addMessage(ThreadCreateAndRunParams.Thread.Message.builder()
					.role(ThreadCreateAndRunParams.Thread.Message.Role.USER)
					.content("How warm is it?")
					.build())
				.build())
			.build();
		try (StreamResponse<AssistantStreamEvent> response = this.client.beta()
			.threads()
			.createAndRunStreaming(params)) {
			response.stream().forEach(first::add);
		}
		assertThat(first.get(0).isThreadCreated()).isTrue();
		Run waiting = first.get(first.size() - 1).asThreadRunRequiresAction().data();
		List<AssistantStreamEvent> second = new ArrayList<>();
		try (StreamResponse<AssistantStreamEvent> response = this.client.beta()
			.threads()
			.runs()
			.submitToolOutputsStreaming(outputs(waiting, "21 degrees"))) {
			response.stream().forEach(second::add);
		}
		assertThat(second.get(0).isThreadRunStepCompleted()).isTrue();
		assertThat(text(second)).isEqualTo("It is 21 degrees.");
		assertThat(second.get(second.size() - 1).asThreadRunCompleted().data().id()).isEqualTo(waiting.id());
	}

	@Test
	void polledRunWithAFunctionCallCompletes() {
		this.server.enqueue(RunScript.calling(new FunctionCall("get_weather", "{}")).thenAnswering("Warm."));
		Thread thread = thread("How warm is it?");
		Run run = this.client.beta()
			.threads()
			.runs()
			.create(thread.id(), RunCreateParams.builder().assistantId(this.assistant.id()).build());
		assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
		Run waiting = await(run, RunStatus.REQUIRES_ACTION);
		Run again = this.client.beta().threads().runs().submitToolOutputs(outputs(waiting, "21"));
		assertThat(again.status()).isEqualTo(RunStatus.QUEUED);
		await(run, RunStatus.COMPLETED);
		assertThat(this.client.beta().threads().messages().list(thread.id()).data()).hasSize(2);
	}

	@Test
	void listsArePaged() {
		Thread thread = thread("1");
		for (int i = 2; i <= 7; i++) {
			this.client.beta()
				.threads()
				.messages()
				.create(thread.id(),
						MessageCreateParams.builder()
							.role(MessageCreateParams.Role.USER)
							.content(String.valueOf(i))
							.build());
		}
		MessageListParams params = MessageListParams.builder()
			.threadId(thread.id())
			.limit(3)
			.order(MessageListParams.Order.ASC)
			.build();
		List<String> texts = new ArrayList<>();
		this.client.beta()
			.threads()
			.messages()
			.list(params)
			.autoPager()
			.forEach((message) -> texts.add(message.content().get(0).asText().text().value()));
		assertThat(texts).containsExactly("1", "2", "3", "4", "5", "6", "7");
		assertThat(this.server.requests("GET", "/v1/threads/*/messages")).hasSize(3);
	}

	@Test
	void runIsCancelledAndItsThreadFreed() {
		this.server.enqueue(RunScript.answering("Once upon a time").hanging());
		Thread thread = thread("Tell me a story.");
		RunCreateParams params = RunCreateParams.builder().assistantId(this.assistant.id()).build();
		Run run = this.client.beta().threads().runs().create(thread.id(), params);
		assertThatExceptionOfType(BadRequestException.class)
			.isThrownBy(() -> this.client.beta().threads().runs().create(thread.id(), params))
			.withMessageContaining("Thread " + thread.id() + " already has an active run " + run.id() + ".");
		Run cancelling = this.client.beta()
			.threads()
			.runs()
			.cancel(RunCancelParams.builder().threadId(thread.id()).runId(run.id()).build());
		assertThat(cancelling.status()).isEqualTo(RunStatus.CANCELLING);
		await(run, RunStatus.CANCELLED);
		Run next = this.client.beta().threads().runs().create(thread.id(), params);
		await(next, RunStatus.COMPLETED);
	}

	private Thread thread(String question) {
		return this.client.beta()
			.threads()
			.create(ThreadCreateParams.builder()
				.addMessage(ThreadCreateParams.Message.builder()
					.role(ThreadCreateParams.Message.Role.USER)
					.content(question)
					.build())
				.build());
	}

	private Run await(Run run, RunStatus status) {
		RunRetrieveParams params = RunRetrieveParams.builder().threadId(run.threadId()).runId(run.id()).build();
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.client.beta().threads().runs().retrieve(params), (now) -> now.status().equals(status));
	}

	private static RunSubmitToolOutputsParams outputs(Run waiting, String output) {
		RunSubmitToolOutputsParams.Builder params = RunSubmitToolOutputsParams.builder()
			.threadId(waiting.threadId())
			.runId(waiting.id());
		waiting.requiredAction()
			.orElseThrow()
			.submitToolOutputs()
			.toolCalls()
			.forEach((call) -> params.addToolOutput(
					RunSubmitToolOutputsParams.ToolOutput.builder().toolCallId(call.id()).output(output).build()));
		return params.build();
	}

	private static String text(List<AssistantStreamEvent> events) {
		StringBuilder text = new StringBuilder();
		events.stream()
			.map(AssistantStreamEvent::threadMessageDelta)
			.flatMap(Optional::stream)
			.flatMap((event) -> event.data().delta().content().orElseThrow().stream())
			.forEach((part) -> text.append(part.asText().text().orElseThrow().value().orElseThrow()));
		return text.toString();
	}

}

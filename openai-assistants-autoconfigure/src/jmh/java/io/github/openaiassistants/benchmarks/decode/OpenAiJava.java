package io.github.openaiassistants.benchmarks.decode;

import java.util.List;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.http.StreamResponse;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.messages.MessageContent;
import com.openai.models.beta.threads.messages.MessageContentDelta;
import com.openai.models.beta.threads.messages.TextDelta;
import com.openai.models.beta.threads.messages.TextDeltaBlock;
import com.openai.models.beta.threads.runs.RunCreateParams;
import com.openai.models.beta.threads.runs.steps.FunctionToolCallDelta;
import com.openai.models.beta.threads.runs.steps.RunStepDelta;
import com.openai.models.beta.threads.runs.steps.ToolCallDelta;
import com.openai.models.beta.threads.runs.steps.ToolCallDeltaObject;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Tally;

/**
 * The blocking client of openai-java, on an HTTP client that has the answer at hand.
 */
@SuppressWarnings("deprecation")
final class OpenAiJava implements Contestant {

	private static final RunCreateParams PARAMS = RunCreateParams.builder().assistantId("asst_1").build();

	private final OpenAIClient client;

	OpenAiJava(Input input) {
		List<byte[]> pieces = input.pieces();
		this.client = new OpenAIClientImpl(
				ClientOptions.builder().httpClient(new ReplayedOpenAiHttp(pieces)).apiKey("none").build());
	}

	@Override
	public void read(Tally tally) {
		try (StreamResponse<AssistantStreamEvent> events = this.client.beta()
			.threads()
			.runs()
			.createStreaming("thread_1", PARAMS)) {
			events.stream().forEach((event) -> read(event, tally));
		}
	}

	private static void read(AssistantStreamEvent event, Tally tally) {
		if (event.isThreadMessageDelta()) {
			for (MessageContentDelta part : event.asThreadMessageDelta().data().delta().content().orElseThrow()) {
				tally.add(part.text().flatMap(TextDeltaBlock::text).flatMap(TextDelta::value).orElseThrow());
			}
		}
		else if (event.isThreadRunStepDelta()) {
			readCalls(event.asThreadRunStepDelta().data().delta(), tally);
		}
		else if (event.isThreadMessageCompleted()) {
			for (MessageContent part : event.asThreadMessageCompleted().data().content()) {
				tally.add(part.asText().text().value());
			}
		}
	}

	private static void readCalls(RunStepDelta delta, Tally tally) {
		List<ToolCallDelta> calls = delta.stepDetails()
			.flatMap(RunStepDelta.StepDetails::toolCalls)
			.flatMap(ToolCallDeltaObject::toolCalls)
			.orElseThrow();
		for (ToolCallDelta call : calls) {
			tally.add(call.function()
				.flatMap(FunctionToolCallDelta::function)
				.flatMap(FunctionToolCallDelta.Function::arguments)
				.orElseThrow());
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

}

package io.github.openaiassistants.benchmarks.decode;

import java.util.stream.Stream;

import io.github.sashirestela.cleverclient.Event;
import io.github.sashirestela.cleverclient.client.JavaHttpClientAdapter;
import io.github.sashirestela.openai.SimpleOpenAI;
import io.github.sashirestela.openai.common.content.ContentPart;
import io.github.sashirestela.openai.common.content.ContentPart.ContentPartTextAnnotation;
import io.github.sashirestela.openai.domain.assistant.StepDetail.ToolCallsStep;
import io.github.sashirestela.openai.domain.assistant.StepDetail.ToolCallsStep.StepToolCall;
import io.github.sashirestela.openai.domain.assistant.StepDetail.ToolCallsStep.StepToolCall.FunctionToolCall;
import io.github.sashirestela.openai.domain.assistant.ThreadMessage;
import io.github.sashirestela.openai.domain.assistant.ThreadMessageDelta;
import io.github.sashirestela.openai.domain.assistant.ThreadRunRequest;
import io.github.sashirestela.openai.domain.assistant.ThreadRunStepDelta;

import io.github.openaiassistants.benchmarks.Input;
import io.github.openaiassistants.benchmarks.Tally;

/**
 * simple-openai on its adapter of the JDK's HTTP client, which has the answer at hand.
 */
final class SimpleOpenAi implements Contestant {

	private static final ThreadRunRequest REQUEST = ThreadRunRequest.builder().assistantId("asst_1").build();

	private final SimpleOpenAI client;

	SimpleOpenAi(Input input) {
		this.client = SimpleOpenAI.builder()
			.apiKey("none")
			.clientAdapter(new JavaHttpClientAdapter(new ReplayedJdkHttp(input.pieces())))
			.build();
	}

	@Override
	public void read(Tally tally) {
		try (Stream<Event> events = this.client.threadRuns().createStream("thread_1", REQUEST).join()) {
			events.forEach((event) -> read(event, tally));
		}
	}

	private static void read(Event event, Tally tally) {
		if (event.getData() instanceof ThreadMessageDelta delta) {
			readContent(delta.getDelta().getContent(), tally);
		}
		else if (event.getData() instanceof ThreadRunStepDelta delta
				&& delta.getDelta().getStepDetails() instanceof ToolCallsStep step) {
			for (StepToolCall call : step.getToolCalls()) {
				tally.add(((FunctionToolCall) call).getFunction().getArguments());
			}
		}
		else if (event.getData() instanceof ThreadMessage message
				&& event.getName().equals("thread.message.completed")) {
			readContent(message.getContent(), tally);
		}
	}

	private static void readContent(Iterable<ContentPart> content, Tally tally) {
		for (ContentPart part : content) {
			tally.add(((ContentPartTextAnnotation) part).getText().getValue());
		}
	}

}

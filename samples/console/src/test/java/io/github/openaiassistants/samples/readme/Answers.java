package io.github.openaiassistants.samples.readme;

import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.event.ThreadRunRequiresAction;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.model.ToolOutput;
import io.github.openaiassistants.model.ToolOutputs;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunHandle;

class Answers {

	private final AssistantRunStreamer streamer;

	Answers(AssistantRunStreamer streamer) {
		this.streamer = streamer;
	}

	Flux<String> words(String assistantId, String question) {
		return this.streamer.createThreadAndRun(CreateThreadAndRunRequest.of(assistantId, question))
			.ofType(ThreadMessageDelta.class)
			.map(ThreadMessageDelta::text);
	}

	RunHandle ask(String threadId, String assistantId, String question, String session) {
		return this.streamer.launch(threadId,
				CreateRunRequest.builder(assistantId)
					.additionalMessages(List.of(CreateMessageRequest.user(question)))
					.attributes(Map.of("session", session))
					.build());
	}

	RunHandle answerLater(ThreadRunRequiresAction action, String output) {
		return this.streamer.launch(action.meta(),
				ToolOutputs.of(ToolOutput.of(action.functionCalls().get(0), output)));
	}

	Mono<RunFinished> pickUp(String threadId, String runId) {
		return this.streamer.followRun(threadId, runId).ofType(RunFinished.class).next();
	}

}

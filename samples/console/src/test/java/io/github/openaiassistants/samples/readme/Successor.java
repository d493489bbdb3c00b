package io.github.openaiassistants.samples.readme;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

@Component
class Successor {

	private final AssistantRunStreamer streamer;

	Successor(AssistantRunStreamer streamer) {
		this.streamer = streamer;
	}

	void ask(String threadId, String assistantId) {
		this.streamer.launch(threadId, CreateRunRequest.of(assistantId));
	}

	@EventListener
	void words(ThreadMessageDelta delta) {
		System.out.print(delta.text());
	}

}

package io.github.openaiassistants.samples.readme;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

@Component
class Movers {

	private final AssistantRunStreamer streamer;

	private final AssistantRunStreamer next;

	Movers(AssistantRunStreamer streamer, @Qualifier("next") AssistantRunStreamer next) {
		this.streamer = streamer;
		this.next = next;
	}

	Flux<AssistantsEvent> ask(String threadId, String assistantId) {
		AssistantRunStreamer client = assistantId.equals("asst_moved") ? this.next : this.streamer;
		return client.createRun(threadId, CreateRunRequest.of(assistantId));
	}

}

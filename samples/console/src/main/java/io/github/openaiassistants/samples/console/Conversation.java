package io.github.openaiassistants.samples.console;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.model.CreateMessageRequest;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunHandle;

/**
 * Runs on one thread, one after the other. The listeners see the events.
 */
final class Conversation {

	private final AssistantRunStreamer streamer;

	private final String assistantId;

	private @Nullable String threadId;

	Conversation(AssistantRunStreamer streamer, String assistantId, @Nullable String threadId) {
		this.streamer = streamer;
		this.assistantId = assistantId;
		this.threadId = threadId;
	}

	/**
	 * Ask, and wait until the answer is there.
	 * @param message the text of the message
	 * @return how the run ended
	 */
	RunFinished ask(String message) {
		// openai.assistants.timeouts.run bounds the wait
		RunFinished finished = Objects.requireNonNull(launch(message).finished().block());
		if (this.threadId == null) {
			this.threadId = finished.meta().threadId();
		}
		return finished;
	}

	private RunHandle launch(String message) {
		if (this.threadId == null) {
			return this.streamer.launch(CreateThreadAndRunRequest.of(this.assistantId, message));
		}
		return this.streamer.launch(this.threadId,
				CreateRunRequest.builder(this.assistantId)
					.additionalMessages(List.of(CreateMessageRequest.user(message)))
					.build());
	}

}

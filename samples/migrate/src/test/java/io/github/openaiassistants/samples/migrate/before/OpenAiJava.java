package io.github.openaiassistants.samples.migrate.before;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.runs.RunCreateParams;

// The client marks the Assistants API as deprecated
@SuppressWarnings("deprecation")
class OpenAiJava {

	void ask(OpenAIClient client, String threadId, String assistantId) {
		RunCreateParams run = RunCreateParams.builder().assistantId(assistantId).build();
		try (StreamResponse<AssistantStreamEvent> events = client.beta()
			.threads()
			.runs()
			.createStreaming(threadId, run)) {
			events.stream()
				.flatMap((event) -> event.threadMessageDelta().stream())
				.flatMap((delta) -> delta.data().delta().content().orElseThrow().stream())
				.forEach((part) -> System.out.print(part.asText().text().orElseThrow().value().orElse("")));
		}
	}

}

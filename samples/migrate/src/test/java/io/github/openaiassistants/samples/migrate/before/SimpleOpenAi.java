package io.github.openaiassistants.samples.migrate.before;

import io.github.sashirestela.openai.SimpleOpenAI;
import io.github.sashirestela.openai.common.content.ContentPart.ContentPartTextAnnotation;
import io.github.sashirestela.openai.domain.assistant.ThreadMessageDelta;
import io.github.sashirestela.openai.domain.assistant.ThreadRunRequest;
import io.github.sashirestela.openai.domain.assistant.events.EventName;

class SimpleOpenAi {

	void ask(SimpleOpenAI openAi, String threadId, String assistantId) {
		openAi.threadRuns()
			.createStream(threadId, ThreadRunRequest.builder().assistantId(assistantId).build())
			.join()
			.filter((event) -> event.getName().equals(EventName.THREAD_MESSAGE_DELTA))
			.flatMap((event) -> ((ThreadMessageDelta) event.getData()).getDelta().getContent().stream())
			.forEach((part) -> System.out.print(((ContentPartTextAnnotation) part).getText().getValue()));
	}

}

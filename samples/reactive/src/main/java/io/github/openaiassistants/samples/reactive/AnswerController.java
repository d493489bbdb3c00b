package io.github.openaiassistants.samples.reactive;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Writes each word when it comes. Who reads slowly slows the run down, who leaves ends
 * it.
 */
@RestController
class AnswerController {

	private final AssistantRunStreamer streamer;

	private final String assistantId;

	AnswerController(AssistantRunStreamer streamer, @Value("${assistant-id}") String assistantId) {
		this.streamer = streamer;
		this.assistantId = assistantId;
	}

	@PostMapping(path = "/answers", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Word> answer(@RequestBody String question) {
		return this.streamer.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, question))
			.ofType(ThreadMessageDelta.class)
			.map((delta) -> new Word(delta.text()));
	}

}

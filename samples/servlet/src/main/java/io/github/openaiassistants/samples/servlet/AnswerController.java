package io.github.openaiassistants.samples.servlet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.github.openaiassistants.event.ThreadMessageDelta;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Writes each word when it comes. The thread of the request waits meanwhile, which costs
 * next to nothing where it is virtual.
 */
@RestController
class AnswerController {

	private final AssistantRunStreamer streamer;

	private final String assistantId;

	AnswerController(AssistantRunStreamer streamer, @Value("${assistant-id}") String assistantId) {
		this.streamer = streamer;
		this.assistantId = assistantId;
	}

	@PostMapping("/answers")
	void answer(@RequestBody String question, HttpServletResponse response) throws IOException {
		response.setContentType("text/plain;charset=UTF-8");
		OutputStream out = response.getOutputStream();
		// Closed when nobody reads any more, which ends the run
		try (Stream<String> words = words(question)) {
			for (Iterator<String> each = words.iterator(); each.hasNext();) {
				out.write(each.next().getBytes(StandardCharsets.UTF_8));
				out.flush();
			}
		}
	}

	private Stream<String> words(String question) {
		return this.streamer.createThreadAndRun(CreateThreadAndRunRequest.of(this.assistantId, question))
			.ofType(ThreadMessageDelta.class)
			.map(ThreadMessageDelta::text)
			.toStream(1);
	}

}

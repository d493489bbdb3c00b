package io.github.openaiassistants.samples.readme;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.relay.servlet.ServletRunRelay;
import io.github.openaiassistants.run.AssistantRunStreamer;

@RestController
class ChatController {

	private final ServletRunRelay relay;

	private final AssistantRunStreamer streamer;

	private final CreateRunRequest run;

	ChatController(ServletRunRelay relay, AssistantRunStreamer streamer, @Value("${chat.assistant}") String assistant) {
		this.relay = relay;
		this.streamer = streamer;
		this.run = CreateRunRequest.of(assistant);
	}

	@PostMapping("/threads/{thread}/runs")
	ResponseBodyEmitter ask(HttpServletRequest request, @PathVariable String thread) {
		return this.relay.show(request, this.streamer.createRun(thread, this.run));
	}

	@GetMapping("/threads/{thread}/runs/{run}")
	ResponseEntity<ResponseBodyEmitter> comeBack(HttpServletRequest request, @PathVariable String thread,
			@PathVariable String run) {
		return this.relay.resume(request, thread, run);
	}

}

package io.github.openaiassistants.contract;

import org.slf4j.MDC;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.CreateThreadAndRunRequest;
import io.github.openaiassistants.run.AssistantRunStreamer;
import io.github.openaiassistants.run.RunHandle;

/**
 * Starts runs for whoever is logged in.
 */
@RestController
class StartingEndpoint {

	private final AssistantRunStreamer streamer;

	StartingEndpoint(AssistantRunStreamer streamer) {
		this.streamer = streamer;
	}

	// The request is over before the run is
	@GetMapping("/launch")
	String launch(@RequestParam String assistant, @RequestParam String user) {
		MDC.put(TracedApplication.USER, user);
		SecurityContextHolder.setContext(new SecurityContextImpl(TracedApplication.user(user)));
		RunHandle launched = this.streamer.launch(CreateThreadAndRunRequest.of(assistant, "Hello"));
		SecurityContextHolder.clearContext();
		MDC.remove(TracedApplication.USER);
		return launched.clientRunId();
	}

	@GetMapping("/stream")
	Mono<String> stream(@RequestParam String assistant, @RequestParam String user) {
		Flux<AssistantsEvent> run = this.streamer.createThreadAndRun(CreateThreadAndRunRequest.of(assistant, "Hello"));
		Flux<AssistantsEvent> logged = Flux.from((subscriber) -> {
			MDC.put(TracedApplication.USER, user);
			run.subscribe(subscriber);
			MDC.remove(TracedApplication.USER);
		});
		return logged.map(AssistantsEvent::name)
			.last()
			.contextWrite(ReactiveSecurityContextHolder.withAuthentication(TracedApplication.user(user)));
	}

}

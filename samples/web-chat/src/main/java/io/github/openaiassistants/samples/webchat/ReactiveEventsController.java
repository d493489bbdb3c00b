package io.github.openaiassistants.samples.webchat;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.relay.reactive.ReactiveRunRelay;

/**
 * Shows runs to pages in a reactive application.
 */
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ReactiveEventsController {

	private final ReactiveRunRelay relay;

	ReactiveEventsController(ReactiveRunRelay relay) {
		this.relay = relay;
	}

	@GetMapping("/api/threads/{thread}/runs/{run}/events")
	Mono<Void> events(ServerWebExchange exchange, @PathVariable String thread, @PathVariable String run) {
		return this.relay.resume(exchange, thread, run);
	}

}

package io.github.openaiassistants.samples.webchat;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

import io.github.openaiassistants.relay.servlet.ServletRunRelay;

/**
 * Shows runs to pages in a servlet application.
 */
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServletEventsController {

	private final ServletRunRelay relay;

	ServletEventsController(ServletRunRelay relay) {
		this.relay = relay;
	}

	@GetMapping("/api/threads/{thread}/runs/{run}/events")
	ResponseEntity<ResponseBodyEmitter> events(HttpServletRequest request, @PathVariable String thread,
			@PathVariable String run) {
		return this.relay.resume(request, thread, run);
	}

}

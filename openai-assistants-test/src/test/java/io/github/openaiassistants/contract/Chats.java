package io.github.openaiassistants.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.MessageStreamEvent;
import io.github.openaiassistants.model.CreateRunRequest;
import io.github.openaiassistants.relay.OnClose;
import io.github.openaiassistants.relay.RelayAuthorization;
import io.github.openaiassistants.relay.RelayCaller;
import io.github.openaiassistants.relay.RelayFormat;
import io.github.openaiassistants.relay.RelayOptions;
import io.github.openaiassistants.relay.RunRelay;
import io.github.openaiassistants.relay.reactive.ReactiveRunRelay;
import io.github.openaiassistants.relay.servlet.ServletRunRelay;
import io.github.openaiassistants.run.AssistantRunStreamer;

/**
 * Applications whose pages show runs.
 */
final class Chats {

	private static final Map<String, UnaryOperator<RelayOptions>> OPTIONS = Map.of("all", (options) -> options, "text",
			RelayOptions::textOnly, "messages", (options) -> options.only(MessageStreamEvent.class), "lines",
			(options) -> options.as(RelayFormat.JSON_LINES), "detached",
			(options) -> options.onClose(OnClose.LEAVE_RUNNING));

	private Chats() {
	}

	static ListeningApplication start(Backend backend, URI address, WebApplicationType type, String... properties) {
		List<String> all = new ArrayList<>(List.of(QuickStart.PROPERTY + "=true"));
		all.addAll(List.of(properties));
		return start(backend, address, type, List.of(AnsweringListener.class), all.toArray(String[]::new));
	}

	static ListeningApplication start(Backend backend, URI address, WebApplicationType type, List<Class<?>> more,
			String... properties) {
		List<Class<?>> all = new ArrayList<>(List.of(Owners.class, ServletChat.class, ReactiveChat.class));
		all.addAll(more);
		return backend.start(address, type, all, properties);
	}

	static URI uri(ListeningApplication application, String path) {
		return URI.create(
				"http://localhost:" + application.context().getEnvironment().getProperty("local.server.port") + path);
	}

	private static UnaryOperator<RelayOptions> options(String name) {
		return Objects.requireNonNull(OPTIONS.get(name));
	}

	/**
	 * Knows which user a thread belongs to.
	 */
	static class Owners implements RelayAuthorization {

		private final Set<String> owned = ConcurrentHashMap.newKeySet();

		void give(String user, String threadId) {
			this.owned.add(user + " " + threadId);
		}

		@Override
		public Mono<Boolean> mayRead(RelayCaller caller, String threadId) {
			return Mono.just(this.owned.contains(caller.cookie("user") + " " + threadId));
		}

	}

	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletChat {

		private final ServletRunRelay relay;

		private final RunRelay runs;

		private final AssistantRunStreamer streamer;

		ServletChat(ServletRunRelay relay, RunRelay runs, AssistantRunStreamer streamer) {
			this.relay = relay;
			this.runs = runs;
			this.streamer = streamer;
		}

		@GetMapping("/show/{thread}")
		ResponseBodyEmitter show(HttpServletRequest request, @PathVariable String thread,
				@RequestParam String assistant, @RequestParam(defaultValue = "all") String options) {
			return this.relay.show(request, this.streamer.createRun(thread, CreateRunRequest.of(assistant)),
					options(options));
		}

		@GetMapping(path = "/open/{thread}", produces = "text/plain")
		Mono<String> open(@PathVariable String thread, @RequestParam String assistant) {
			return this.runs.open(this.streamer.createRun(thread, CreateRunRequest.of(assistant)), this.runs.options())
				.map((run) -> String.valueOf(run.runId()));
		}

		@GetMapping("/threads/{thread}/runs/{run}")
		ResponseEntity<ResponseBodyEmitter> resume(HttpServletRequest request, @PathVariable String thread,
				@PathVariable String run, @RequestParam(defaultValue = "all") String options) {
			return this.relay.resume(request, thread, run, options(options));
		}

	}

	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveChat {

		private final ReactiveRunRelay relay;

		private final RunRelay runs;

		private final AssistantRunStreamer streamer;

		ReactiveChat(ReactiveRunRelay relay, RunRelay runs, AssistantRunStreamer streamer) {
			this.relay = relay;
			this.runs = runs;
			this.streamer = streamer;
		}

		@GetMapping("/show/{thread}")
		Mono<Void> show(ServerWebExchange exchange, @PathVariable String thread, @RequestParam String assistant,
				@RequestParam(defaultValue = "all") String options) {
			return this.relay.show(exchange, this.streamer.createRun(thread, CreateRunRequest.of(assistant)),
					options(options));
		}

		@GetMapping(path = "/open/{thread}", produces = "text/plain")
		Mono<String> open(@PathVariable String thread, @RequestParam String assistant) {
			return this.runs.open(this.streamer.createRun(thread, CreateRunRequest.of(assistant)), this.runs.options())
				.map((run) -> String.valueOf(run.runId()));
		}

		@GetMapping("/threads/{thread}/runs/{run}")
		Mono<Void> resume(ServerWebExchange exchange, @PathVariable String thread, @PathVariable String run,
				@RequestParam(defaultValue = "all") String options) {
			return this.relay.resume(exchange, thread, run, options(options));
		}

	}

}

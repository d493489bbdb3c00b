package io.github.openaiassistants.relay.reactive;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.relay.RelayFormat;
import io.github.openaiassistants.relay.RelayOptions;
import io.github.openaiassistants.relay.RunRelay;

/**
 * Shows runs to pages from the methods of controllers in reactive applications, which
 * return what its methods return.
 */
public final class ReactiveRunRelay {

	private static final String LAST_EVENT_ID = "Last-Event-ID";

	private static final String LAST_EVENT_ID_PARAMETER = "lastEventId";

	private final RunRelay relay;

	/**
	 * Create the relay.
	 * @param relay what is the same for all applications
	 */
	public ReactiveRunRelay(RunRelay relay) {
		this.relay = relay;
	}

	/**
	 * Start a run and show it.
	 * @param exchange the request of the page, and its answer
	 * @param run the run, as the streamer returns it
	 * @return completes when all is written
	 */
	public Mono<Void> show(ServerWebExchange exchange, Flux<AssistantsEvent> run) {
		return show(exchange, run, UnaryOperator.identity());
	}

	/**
	 * Start a run and show it.
	 * @param exchange the request of the page, and its answer
	 * @param run the run, as the streamer returns it
	 * @param options changes how it is shown, for example {@code RelayOptions::textOnly}
	 * @return completes when all is written; a
	 * {@link io.github.openaiassistants.relay.RelayDeniedException} when the caller may
	 * not see the thread of the run
	 */
	public Mono<Void> show(ServerWebExchange exchange, Flux<AssistantsEvent> run, UnaryOperator<RelayOptions> options) {
		RelayOptions chosen = options.apply(this.relay.options());
		return ExchangeCaller.of(exchange)
			.flatMap((caller) -> this.relay.show(caller, run, chosen))
			.flatMap((frames) -> write(exchange.getResponse(), frames, chosen.format()));
	}

	/**
	 * Show a run to a page that comes to it, or comes back and names the last event that
	 * it has read, in the header {@code Last-Event-ID} or the parameter
	 * {@code lastEventId}.
	 * @param exchange the request of the page, and its answer, with status 204 when the
	 * page has read everything
	 * @param threadId the thread
	 * @param runId the run
	 * @return completes when all is written; a
	 * {@link io.github.openaiassistants.relay.RelayDeniedException} when the caller may
	 * not see the thread, a
	 * {@link org.springframework.web.server.ResponseStatusException} when an id is not
	 * one
	 */
	public Mono<Void> resume(ServerWebExchange exchange, String threadId, String runId) {
		return resume(exchange, threadId, runId, UnaryOperator.identity());
	}

	/**
	 * Show a run to a page that comes to it, or comes back and names the last event that
	 * it has read, in the header {@code Last-Event-ID} or the parameter
	 * {@code lastEventId}.
	 * @param exchange the request of the page, and its answer, with status 204 when the
	 * page has read everything
	 * @param threadId the thread
	 * @param runId the run
	 * @param options changes how it is shown
	 * @return completes when all is written; a
	 * {@link io.github.openaiassistants.relay.RelayDeniedException} when the caller may
	 * not see the thread, a
	 * {@link org.springframework.web.server.ResponseStatusException} when an id is not
	 * one
	 */
	public Mono<Void> resume(ServerWebExchange exchange, String threadId, String runId,
			UnaryOperator<RelayOptions> options) {
		RelayOptions chosen = options.apply(this.relay.options());
		ServerHttpResponse response = exchange.getResponse();
		return ExchangeCaller.of(exchange)
			.flatMap((caller) -> this.relay.resume(caller, threadId, runId, lastEventId(exchange.getRequest()), chosen))
			.map((frames) -> write(response, frames, chosen.format()))
			.defaultIfEmpty(Mono.defer(() -> nothing(response)))
			.flatMap((written) -> written);
	}

	private static Mono<Void> nothing(ServerHttpResponse response) {
		response.setStatusCode(HttpStatus.NO_CONTENT);
		return response.setComplete();
	}

	private static Mono<Void> write(ServerHttpResponse response, Flux<String> frames, RelayFormat format) {
		HttpHeaders headers = response.getHeaders();
		headers.set(HttpHeaders.CONTENT_TYPE, format.contentType());
		headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
		// Proxies of the kind of nginx would collect the answer before they pass it on
		headers.set("X-Accel-Buffering", "no");
		DataBufferFactory buffers = response.bufferFactory();
		return response.writeAndFlushWith(
				frames.map((frame) -> Mono.fromSupplier(() -> buffers.wrap(frame.getBytes(StandardCharsets.UTF_8)))));
	}

	private static @Nullable String lastEventId(ServerHttpRequest request) {
		String header = request.getHeaders().getFirst(LAST_EVENT_ID);
		return (header != null) ? header : request.getQueryParams().getFirst(LAST_EVENT_ID_PARAMETER);
	}

}

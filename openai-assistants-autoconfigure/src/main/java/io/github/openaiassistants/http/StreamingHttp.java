package io.github.openaiassistants.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.failure.LimitExceededException;

/**
 * Sends requests that are answered with an event stream, and makes sure that nothing but
 * an event stream is handed on.
 */
public final class StreamingHttp {

	private static final DataBuffer ANSWERED = DefaultDataBufferFactory.sharedInstance.wrap(new byte[0]);

	private final WebClient webClient;

	private final AssistantsJson json;

	private final HttpFailures failures;

	private final Duration responseTimeout;

	/**
	 * Create the client.
	 * @param webClient a client that neither follows redirects nor limits the time
	 * between reads
	 * @param json writes the requests
	 * @param failures makes types of what goes wrong
	 * @param responseTimeout how long to wait for the headers of an answer
	 */
	public StreamingHttp(WebClient webClient, AssistantsJson json, HttpFailures failures, Duration responseTimeout) {
		this.webClient = webClient;
		this.json = json;
		this.failures = failures;
		this.responseTimeout = responseTimeout;
	}

	/**
	 * Send a request on subscription and emit the body of the answer, after an empty
	 * buffer that tells that the headers have arrived. Whoever subscribed releases the
	 * buffers.
	 * @param request what to send; {@code "stream": true} is added
	 * @return the body, or an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 */
	public Flux<DataBuffer> post(StreamRequest request) {
		return Flux.defer(() -> {
			AtomicBoolean answered = new AtomicBoolean();
			return this.webClient.post()
				.uri(request.path(), request.variables())
				.accept(MediaType.TEXT_EVENT_STREAM)
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(streamed(request.body()))
				.exchangeToFlux((response) -> {
					answered.set(true);
					return body(request, response);
				})
				.timeout(unlessAnswered(answered), (buffer) -> Mono.never(), Flux.error(() -> late(request)))
				.onErrorMap((ex) -> this.failures.map(request.operation(), ex, answered.get()));
		});
	}

	private byte[] streamed(Object body) {
		ObjectNode tree = this.json.mapper().valueToTree(body);
		tree.put("stream", true);
		return this.json.write(tree);
	}

	private Mono<Long> unlessAnswered(AtomicBoolean answered) {
		return Mono.delay(this.responseTimeout).filter((tick) -> !answered.get()).switchIfEmpty(Mono.never());
	}

	private LimitExceededException late(StreamRequest request) {
		return new LimitExceededException("timeouts.response",
				request.operation() + ": no answer within " + this.responseTimeout);
	}

	private Flux<DataBuffer> body(StreamRequest request, ClientResponse response) {
		HttpStatusCode status = response.statusCode();
		if (status.is2xxSuccessful() && isEventStream(response)) {
			return response.body(BodyExtractors.toDataBuffers()).startWith(ANSWERED);
		}
		return this.failures.read(request.operation(), response, this.responseTimeout).flatMapMany(Flux::error);
	}

	private static boolean isEventStream(ClientResponse response) {
		String type = response.headers().asHttpHeaders().getFirst("Content-Type");
		return type != null && type.strip()
			.regionMatches(true, 0, MediaType.TEXT_EVENT_STREAM_VALUE, 0, MediaType.TEXT_EVENT_STREAM_VALUE.length());
	}

}

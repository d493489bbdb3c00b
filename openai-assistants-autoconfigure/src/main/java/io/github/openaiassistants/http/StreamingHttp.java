package io.github.openaiassistants.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends requests that are answered with an event stream, and makes sure that nothing but
 * an event stream is handed on.
 */
public final class StreamingHttp {

	private static final DataBuffer ANSWERED = DefaultDataBufferFactory.sharedInstance.wrap(new byte[0]);

	private final HttpServices services;

	private final Requests requests;

	private final Duration responseTimeout;

	/**
	 * Create the client.
	 * @param services what it works with
	 * @param responseTimeout how long to wait for the headers of an answer
	 */
	public StreamingHttp(HttpServices services, Duration responseTimeout) {
		this.services = services;
		WebClient webClient = services.webClient()
			.mutate()
			.filters((filters) -> filters.add(0, StreamedBody::exchange))
			.build();
		this.requests = new Requests(webClient, services.json());
		this.responseTimeout = responseTimeout;
	}

	/**
	 * Send a request on subscription and emit the body of the answer, after an empty
	 * piece that tells that the headers have arrived. Pieces come on the I/O thread or on
	 * the one that requests them. What was surely not accepted is sent again.
	 * @param request what to send; to a JSON body {@code "stream": true} is added
	 * @return the body, or an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 */
	public Flux<Received> open(RestRequest request) {
		return new ReadAhead(Flux.defer(() -> attempt(request))
			.retryWhen(this.services.retries().of(request))
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
			.map((bytes) -> new Received(bytes, Instant.now())));
	}

	private Flux<DataBuffer> attempt(RestRequest request) {
		Sinks.Empty<Void> answered = Sinks.empty();
		AtomicBoolean accepted = new AtomicBoolean();
		AtomicBoolean late = new AtomicBoolean();
		StreamedBody body = new StreamedBody();
		// Not timeout(), which loses buffers when it is cancelled
		return this.requests.prepareStream(request, streamed(request)).exchangeToFlux((response) -> {
			accepted.set(true);
			answered.tryEmitEmpty();
			return read(request, response, body);
		})
			.doOnCancel(body::cancel)
			.takeUntilOther(tooLong(answered.asMono()).doOnNext((tick) -> late.set(true)))
			.concatWith(Mono.defer(() -> late.get()
					? Mono.error(HttpFailures.late(request.operation(), this.responseTimeout)) : Mono.empty()))
			.onErrorMap((ex) -> this.services.failures().map(request.operation(), ex, accepted.get()));
	}

	private Mono<Long> tooLong(Mono<Void> answered) {
		return Mono.delay(this.responseTimeout, this.services.timer())
			.takeUntilOther(answered)
			.switchIfEmpty(Mono.never());
	}

	private byte @Nullable [] streamed(RestRequest request) {
		if (!(request.body() instanceof RestBody.Json body)) {
			return null;
		}
		ObjectNode tree = this.services.json().mapper().valueToTree(body.value());
		tree.put("stream", true);
		return this.services.json().write(tree);
	}

	private Flux<DataBuffer> read(RestRequest request, ClientResponse response, StreamedBody body) {
		HttpStatusCode status = response.statusCode();
		if (status.is2xxSuccessful() && isEventStream(response)) {
			this.services.retries().succeeded();
			return body.of(response, response.body(BodyExtractors.toDataBuffers())).startWith(ANSWERED);
		}
		return body.of(response,
				this.services.failures()
					.read(request.operation(), "an event stream", response, this.responseTimeout)
					.flatMapMany(Flux::error));
	}

	private static boolean isEventStream(ClientResponse response) {
		String type = response.headers().asHttpHeaders().getFirst("Content-Type");
		return type != null && type.strip()
			.regionMatches(true, 0, MediaType.TEXT_EVENT_STREAM_VALUE, 0, MediaType.TEXT_EVENT_STREAM_VALUE.length());
	}

}

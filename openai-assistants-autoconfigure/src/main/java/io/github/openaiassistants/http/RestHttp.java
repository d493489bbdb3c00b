package io.github.openaiassistants.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.model.WireObject;

/**
 * Sends requests that are answered with a JSON document or a file.
 */
public final class RestHttp {

	private static final byte[] EMPTY = {};

	private final HttpServices services;

	private final Requests requests;

	private final RestLimits limits;

	/**
	 * Create the client.
	 * @param services what it works with
	 * @param limits what an answer may take
	 */
	public RestHttp(HttpServices services, RestLimits limits) {
		this.services = services;
		this.requests = new Requests(services.webClient(), services.json());
		this.limits = limits;
	}

	/**
	 * Send a request on subscription and read the JSON document of the answer.
	 * @param <T> the type of what is read
	 * @param request what to send
	 * @param reader reads the document; what it throws as {@link JacksonException} counts
	 * as an unexpected answer
	 * @return what was read, or an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 */
	public <T> Mono<T> exchange(RestRequest request, Function<byte[], T> reader) {
		return Mono.defer(() -> attempt(request, reader)).retryWhen(this.services.retries().of(request));
	}

	private <T> Mono<T> attempt(RestRequest request, Function<byte[], T> reader) {
		boolean upload = request.body() instanceof RestBody.Multipart;
		Duration limit = upload ? this.limits.upload() : this.limits.response();
		AtomicBoolean answered = new AtomicBoolean();
		return this.requests.prepare(request, MediaType.APPLICATION_JSON).exchangeToMono((response) -> {
			answered.set(true);
			return read(request, response, reader);
		})
			.timeout(limit,
					Mono.error(() -> upload ? HttpFailures.slow(request.operation(), limit)
							: HttpFailures.late(request.operation(), limit)),
					this.services.timer())
			.onErrorMap((ex) -> this.services.failures().map(request.operation(), ex, answered.get()));
	}

	private <T> Mono<T> read(RestRequest request, ClientResponse response, Function<byte[], T> reader) {
		if (!response.statusCode().is2xxSuccessful()) {
			return refused(request, "a JSON document", response).flatMap(Mono::error);
		}
		return document(request, response).map((bytes) -> {
			T value = parse(request, response, bytes, reader);
			this.services.retries().succeeded();
			return value;
		});
	}

	private Mono<byte[]> document(RestRequest request, ClientResponse response) {
		int limit = this.limits.answerSize();
		return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), limit)
			.map(RestHttp::bytes)
			.defaultIfEmpty(EMPTY)
			.onErrorMap(DataBufferLimitException.class, (ex) -> new LimitExceededException("limits.answer-size",
					request.operation() + ": the answer is larger than " + limit + " bytes"));
	}

	private static byte[] bytes(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private <T> T parse(RestRequest request, ClientResponse response, byte[] bytes, Function<byte[], T> reader) {
		T value;
		try {
			value = reader.apply(bytes);
		}
		catch (JacksonException ex) {
			throw this.services.failures().of(request.operation(), "a JSON document", response, bytes);
		}
		// Gateways report errors with status 200, too
		JsonNode error = (value instanceof WireObject object) ? object.extra().get("error") : null;
		if (error != null && !error.isNull()) {
			throw this.services.failures().of(request.operation(), "an object", response, bytes);
		}
		return value;
	}

	/**
	 * Send a request on subscription and emit the body of the answer as it arrives and is
	 * asked for. Whoever subscribed releases the buffers.
	 * @param request what to send
	 * @return the body, or an
	 * {@link io.github.openaiassistants.failure.AssistantsException}
	 */
	public Flux<DataBuffer> download(RestRequest request) {
		return Flux.defer(() -> {
			AtomicBoolean begun = new AtomicBoolean();
			return Flux.defer(() -> attempt(request, begun))
				// What was handed on cannot be taken back
				.retryWhen(this.services.retries().of(request, () -> !begun.get()));
		});
	}

	private Flux<DataBuffer> attempt(RestRequest request, AtomicBoolean begun) {
		AtomicBoolean answered = new AtomicBoolean();
		Flux<DataBuffer> body = this.requests.prepare(request, MediaType.ALL).exchangeToFlux((response) -> {
			answered.set(true);
			if (!response.statusCode().is2xxSuccessful()) {
				return refused(request, "a file", response).flatMapMany(Flux::error);
			}
			this.services.retries().succeeded();
			return response.body(BodyExtractors.toDataBuffers()).doOnNext((buffer) -> begun.set(true));
		});
		return new IdleLimit(this.limits.idle(), this.services.timer())
			.watch(body, this.limits.response(), () -> HttpFailures.late(request.operation(), this.limits.response()),
					() -> HttpFailures.idle(request.operation(), this.limits.idle()))
			.onErrorMap((ex) -> this.services.failures().map(request.operation(), ex, answered.get()));
	}

	private Mono<ApiException> refused(RestRequest request, String expected, ClientResponse response) {
		return this.services.failures().read(request.operation(), expected, response, this.limits.response());
	}

}

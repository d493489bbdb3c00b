package io.github.openaiassistants.http;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The body of one answer, which may never end. When a request is cancelled after its
 * answer has begun and before anyone reads it, the connector reads the body to its end,
 * so that the connection can be used again. This one is closed instead.
 */
final class StreamedBody {

	private final AtomicBoolean taken = new AtomicBoolean();

	private volatile @Nullable ClientResponse answer;

	private volatile boolean cancelled;

	/**
	 * Filter requests, so that the connector does not learn of a cancellation after their
	 * answer has begun.
	 * @param request the request
	 * @param next sends it
	 * @return the answer
	 */
	static Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
		// A future that is done cannot be cancelled
		return Mono
			.deferContextual((context) -> Mono.fromFuture(next.exchange(request).contextWrite(context).toFuture()));
	}

	/**
	 * Let the body of an answer be read.
	 * @param <T> what is read
	 * @param response the answer
	 * @param reading reads its body on subscription
	 * @return the same, for one subscriber; silent if the request was cancelled before
	 */
	<T> Flux<T> of(ClientResponse response, Flux<T> reading) {
		this.answer = response;
		if (this.cancelled) {
			close();
		}
		return Flux.defer(() -> this.taken.compareAndSet(false, true) ? reading : Flux.never());
	}

	/**
	 * The request is cancelled. Called on any thread.
	 */
	void cancel() {
		this.cancelled = true;
		close();
	}

	private void close() {
		ClientResponse response = this.answer;
		if (response != null && this.taken.compareAndSet(false, true)) {
			response.body(BodyExtractors.toDataBuffers()).subscribe(new Closing());
		}
	}

	/**
	 * Wants nothing of a body, which closes its connection.
	 */
	private static final class Closing extends BaseSubscriber<DataBuffer> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			cancel();
		}

		@Override
		protected void hookOnError(Throwable thrown) {
			// Closed already
		}

	}

}

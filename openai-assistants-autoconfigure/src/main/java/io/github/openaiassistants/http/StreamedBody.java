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

	private volatile @Nullable Flux<DataBuffer> unread;

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
	 * Take the body of an answer.
	 * @param response the answer
	 * @return the body, for one subscriber; silent if the request was cancelled before
	 */
	Flux<DataBuffer> of(ClientResponse response) {
		Flux<DataBuffer> body = response.body(BodyExtractors.toDataBuffers());
		this.unread = body;
		if (this.cancelled) {
			close();
		}
		return Flux.defer(() -> this.taken.compareAndSet(false, true) ? body : Flux.never());
	}

	/**
	 * The request is cancelled. Called on any thread.
	 */
	void cancel() {
		this.cancelled = true;
		close();
	}

	private void close() {
		Flux<DataBuffer> body = this.unread;
		if (body != null && this.taken.compareAndSet(false, true)) {
			body.subscribe(new Closing());
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

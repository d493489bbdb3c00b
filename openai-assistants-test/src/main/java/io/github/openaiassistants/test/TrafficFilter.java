package io.github.openaiassistants.test;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Listens to requests and answers on their way.
 */
final class TrafficFilter implements ExchangeFilterFunction {

	private final TrafficWriter writer;

	TrafficFilter(TrafficWriter writer) {
		this.writer = writer;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.defer(() -> {
			OpenExchange exchange = this.writer.open(request);
			ClientRequest heard = ClientRequest.from(request)
				.body((message, context) -> request.body().insert(new HeardRequest(message, exchange), context))
				.build();
			return next.exchange(heard)
				.map((response) -> hear(response, exchange))
				.doOnError((ex) -> exchange.end(StreamEnd.CLOSE))
				.doOnCancel(() -> {
					if (!exchange.isAnswered()) {
						exchange.abandon();
					}
				});
		});
	}

	private static ClientResponse hear(ClientResponse response, OpenExchange exchange) {
		exchange.answered(response);
		return response.mutate()
			.body((body) -> body.doOnNext(exchange::receiving)
				.doOnComplete(() -> exchange.end(StreamEnd.END_OF_BODY))
				.doOnError((ex) -> exchange.end(StreamEnd.CLOSE))
				.doOnCancel(exchange::abandon))
			.build();
	}

	/**
	 * A request whose body is listened to.
	 */
	private static final class HeardRequest extends ClientHttpRequestDecorator {

		private final OpenExchange exchange;

		HeardRequest(ClientHttpRequest delegate, OpenExchange exchange) {
			super(delegate);
			this.exchange = exchange;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			this.exchange.headers(getHeaders());
			return super.writeWith(Flux.from(body).doOnNext(this.exchange::sending));
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			this.exchange.headers(getHeaders());
			return super.writeAndFlushWith(
					Flux.from(body).map((part) -> Flux.from(part).doOnNext(this.exchange::sending)));
		}

	}

}

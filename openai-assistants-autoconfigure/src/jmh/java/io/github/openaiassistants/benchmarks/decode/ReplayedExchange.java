package io.github.openaiassistants.benchmarks.decode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

import io.github.openaiassistants.benchmarks.Input;

/**
 * In the place of a server: answers every request of a {@code WebClient} with the same
 * run.
 */
final class ReplayedExchange implements ExchangeFunction, AutoCloseable {

	private final NettyBuffers buffers;

	ReplayedExchange(Input input) {
		this.buffers = new NettyBuffers(input);
	}

	@Override
	public Mono<ClientResponse> exchange(ClientRequest request) {
		return Mono.fromSupplier(() -> ClientResponse.create(HttpStatus.OK)
			.header(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_EVENT_STREAM_VALUE)
			.body(this.buffers.flux())
			.build());
	}

	@Override
	public void close() {
		this.buffers.close();
	}

}

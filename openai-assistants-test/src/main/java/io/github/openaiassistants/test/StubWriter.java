package io.github.openaiassistants.test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes a raw answer.
 */
final class StubWriter {

	private final HttpServerResponse response;

	private final Channels.Handle connection;

	StubWriter(HttpServerResponse response, Channels.Handle connection) {
		this.response = response;
		this.connection = connection;
	}

	Mono<Void> write(StubResponse stub) {
		if (stub.status() == 0) {
			return this.connection.end(stub.end());
		}
		this.response.status(stub.status());
		stub.headers().forEach((header) -> this.response.addHeader(header.getKey(), header.getValue()));
		if (!stub.isStreamed()) {
			return (stub.body().length > 0) ? this.response.sendByteArray(Mono.just(stub.body())).then()
					: this.response.send();
		}
		return Channels.sendEach(this.response, chunks(stub)).then(Mono.defer(() -> this.connection.end(stub.end())));
	}

	private static Flux<byte[]> chunks(StubResponse stub) {
		Flux<byte[]> chunks = Channels.slices(stub.body(), stub.chunkSize());
		if (stub.pace().isZero()) {
			return chunks;
		}
		return chunks.concatMap((chunk) -> Mono.delay(stub.pace()).thenReturn(chunk), 1);
	}

}

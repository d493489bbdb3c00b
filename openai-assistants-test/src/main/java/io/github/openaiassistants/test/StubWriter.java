package io.github.openaiassistants.test;

import java.util.Arrays;
import java.util.stream.IntStream;

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
		byte[] body = stub.body();
		int size = stub.chunkSize();
		Flux<byte[]> chunks = Flux
			.fromStream(() -> IntStream.iterate(0, (from) -> from < body.length, (from) -> from + size)
				.mapToObj((from) -> Arrays.copyOfRange(body, from, Math.min(from + size, body.length))));
		if (stub.pace().isZero()) {
			return chunks;
		}
		return chunks.concatMap((chunk) -> Mono.delay(stub.pace()).thenReturn(chunk), 1);
	}

}

package io.github.openaiassistants.test;

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

	Mono<Void> write(RawAnswer answer) {
		if (answer.status() == 0) {
			return this.connection.end(answer.end());
		}
		this.response.status(answer.status());
		answer.headers().forEach((header) -> this.response.addHeader(header.getKey(), header.getValue()));
		if (!answer.streamed()) {
			return answer.whole()
				.flatMap((body) -> this.response.sendByteArray(Mono.just(body)).then())
				.switchIfEmpty(this.response.send());
		}
		return Channels.sendEach(this.response, answer.body())
			.then(Mono.defer(() -> this.connection.end(answer.end())));
	}

}

package io.github.openaiassistants.test;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer that is not the server's own.
 *
 * @param status the HTTP status, 0 for no answer at all
 * @param headers the headers
 * @param body the body, piece by piece
 * @param streamed whether the pieces are sent one by one, without announcing a length
 * @param end how the body ends
 */
record RawAnswer(int status, List<Map.Entry<String, String>> headers, Flux<byte[]> body, boolean streamed,
		StreamEnd end) {

	/**
	 * Collects the body.
	 * @return the body, nothing when it is empty
	 */
	Mono<byte[]> whole() {
		return this.body.reduceWith(ByteArrayOutputStream::new, (all, piece) -> {
			all.writeBytes(piece);
			return all;
		}).map(ByteArrayOutputStream::toByteArray).filter((bytes) -> bytes.length > 0);
	}

}

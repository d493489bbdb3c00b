package io.github.openaiassistants.http;

import java.time.Instant;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * A piece of a body.
 *
 * @param bytes the piece, to be released by whoever takes it
 * @param at when it arrived
 */
public record Received(DataBuffer bytes, Instant at) {

	/**
	 * Give the piece back that nobody takes.
	 */
	public void release() {
		DataBufferUtils.release(this.bytes);
	}

}

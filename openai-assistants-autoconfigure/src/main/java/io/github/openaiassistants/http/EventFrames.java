package io.github.openaiassistants.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;
import io.github.openaiassistants.sse.SseTemplate;

/**
 * The blocks of a stream, out of the buffers in which it arrives. Used by one thread at a
 * time.
 */
public final class EventFrames {

	private final SseDecoder decoder;

	/**
	 * Begin with an empty stream.
	 * @param maxEventSize the largest block accepted, in decoded bytes
	 */
	public EventFrames(int maxEventSize) {
		this.decoder = new SseDecoder(maxEventSize);
	}

	/**
	 * Take a buffer, and give it back.
	 * @param buffer the buffer
	 * @param wanted whether its blocks are wanted
	 */
	public void take(DataBuffer buffer, boolean wanted) {
		try {
			if (wanted) {
				this.decoder.feed(buffer.readableByteCount(), buffer::read);
			}
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	/**
	 * Return the next block.
	 * @return the block, or {@code null} when more bytes are needed
	 * @throws io.github.openaiassistants.failure.LimitExceededException if a block is too
	 * large; the stream cannot be read further
	 */
	public @Nullable SseFrame next() {
		return next(null);
	}

	/**
	 * Return the next block, faster if it is like what is expected.
	 * @param expected what is expected, or {@code null}
	 * @return the block, or {@code null} when more bytes are needed
	 * @throws io.github.openaiassistants.failure.LimitExceededException if a block is too
	 * large; the stream cannot be read further
	 */
	public @Nullable SseFrame next(@Nullable SseTemplate expected) {
		return this.decoder.next(expected);
	}

}

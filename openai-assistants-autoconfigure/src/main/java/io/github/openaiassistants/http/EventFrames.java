package io.github.openaiassistants.http;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import io.github.openaiassistants.sse.SseDecoder;
import io.github.openaiassistants.sse.SseFrame;

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
				this.decoder.feed(bytes(buffer));
			}
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private static ByteBuffer bytes(DataBuffer buffer) {
		try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
			ByteBuffer only = parts.hasNext() ? parts.next() : ByteBuffer.allocate(0);
			if (!parts.hasNext()) {
				return only;
			}
		}
		ByteBuffer joined = ByteBuffer.allocate(buffer.readableByteCount());
		buffer.toByteBuffer(joined);
		return joined;
	}

	/**
	 * Return the next block.
	 * @return the block, or {@code null} when more bytes are needed
	 * @throws io.github.openaiassistants.failure.LimitExceededException if a block is too
	 * large; the stream cannot be read further
	 */
	public @Nullable SseFrame next() {
		return this.decoder.next();
	}

}

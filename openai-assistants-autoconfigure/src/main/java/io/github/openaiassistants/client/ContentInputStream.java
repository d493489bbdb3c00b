package io.github.openaiassistants.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * Content that is read from the connection as it is read from the stream. A buffer is
 * given back as soon as it arrives, so that none is lost when the stream is closed early.
 */
final class ContentInputStream extends InputStream {

	private static final byte[] EMPTY = {};

	private final String operation;

	private final Stream<byte[]> source;

	private final Iterator<byte[]> pieces;

	private byte[] piece = EMPTY;

	private int position;

	private boolean closed;

	// Waits for the first piece, so that a refusal is thrown here and not by a read.
	ContentInputStream(String operation, Flux<DataBuffer> content) {
		this.operation = operation;
		this.source = content.map(ContentInputStream::bytes)
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
			.toStream(1);
		this.pieces = this.source.iterator();
		fill();
	}

	private static byte[] bytes(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	// Wait until there is a byte to read; false at the end
	private boolean fill() {
		while (this.position == this.piece.length) {
			Blocking.requireBlockable(this.operation);
			if (!this.pieces.hasNext()) {
				return false;
			}
			this.piece = this.pieces.next();
			this.position = 0;
		}
		return true;
	}

	@Override
	public int read() throws IOException {
		return isAtEnd() ? -1 : this.piece[this.position++] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (length == 0) {
			return 0;
		}
		if (isAtEnd()) {
			return -1;
		}
		int count = Math.min(length, this.piece.length - this.position);
		System.arraycopy(this.piece, this.position, target, offset, count);
		this.position += count;
		return count;
	}

	private boolean isAtEnd() throws IOException {
		if (this.closed) {
			throw new IOException("The stream is closed");
		}
		try {
			return !fill();
		}
		catch (RuntimeException ex) {
			if (Blocking.isInterrupt(ex)) {
				Thread.currentThread().interrupt();
				InterruptedIOException interrupted = new InterruptedIOException(
						this.operation + ": the thread was interrupted while it waited for content");
				interrupted.initCause(ex);
				throw interrupted;
			}
			throw ex;
		}
	}

	@Override
	public int available() {
		return this.closed ? 0 : this.piece.length - this.position;
	}

	@Override
	public void close() {
		this.closed = true;
		this.source.close();
	}

}

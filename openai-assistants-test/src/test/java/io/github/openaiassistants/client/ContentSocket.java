package io.github.openaiassistants.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that writes one large file as fast as the client takes it, and counts what the
 * client took.
 */
final class ContentSocket implements AutoCloseable {

	private static final int PIECE = 8192;

	private final ServerSocket socket;

	private final AtomicLong written = new AtomicLong();

	private final long size;

	ContentSocket(long size) throws IOException {
		this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		this.size = size;
		Thread thread = new Thread(this::serve, "content-socket");
		thread.setDaemon(true);
		thread.start();
	}

	URI baseUrl() {
		return URI.create("http://127.0.0.1:" + this.socket.getLocalPort() + "/v1");
	}

	/**
	 * Return how many bytes the client and the buffers in between have taken.
	 * @return a number of bytes
	 */
	long written() {
		return this.written.get();
	}

	private void serve() {
		try (Socket client = this.socket.accept()) {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				head.append((char) client.getInputStream().read());
			}
			OutputStream out = client.getOutputStream();
			out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: " + this.size
					+ "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			byte[] piece = new byte[PIECE];
			while (this.written.get() < this.size) {
				out.write(piece);
				this.written.addAndGet(PIECE);
			}
		}
		catch (IOException ex) {
			if (!this.socket.isClosed() && this.written.get() == 0) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

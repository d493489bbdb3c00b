package io.github.openaiassistants.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that writes one long event stream as fast as the client takes it, and counts
 * what the client took.
 */
final class StreamingSocket implements AutoCloseable {

	private final Backend backend;

	private final ServerSocket socket;

	private final AtomicLong written = new AtomicLong();

	private final int deltas;

	private final byte[] delta;

	StreamingSocket(Backend backend, int deltas, int textLength) throws IOException {
		this.backend = backend;
		this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		this.deltas = deltas;
		this.delta = bytes(backend.delta("x".repeat(textLength)));
		Thread thread = new Thread(this::serve, "streaming-socket");
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

	long total() {
		return (long) this.deltas * this.delta.length;
	}

	private void serve() {
		try (Socket client = this.socket.accept()) {
			readRequest(client.getInputStream());
			OutputStream out = client.getOutputStream();
			out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
				.getBytes(StandardCharsets.US_ASCII));
			out.write(bytes(this.backend.created()));
			for (int index = 0; index < this.deltas; index++) {
				out.write(this.delta);
				this.written.addAndGet(this.delta.length);
			}
			out.write(bytes(this.backend.completed() + this.backend.done()));
		}
		catch (IOException ex) {
			if (!this.socket.isClosed()) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	// The body as well: closing a socket with unread bytes would reset the connection
	private static void readRequest(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) in.read());
		}
		Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
		if (length.find()) {
			in.readNBytes(Integer.parseInt(length.group(1)));
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

package io.github.openaiassistants.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * A request to create a run, and the bytes of its answer.
 */
class FaultExchange {

	static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

	static final String CLOSE = "Connection: close\r\n\r\n";

	private final FaultServer server;

	private final Socket plain;

	private final Socket socket;

	private final OutputStream out;

	private boolean keptAlive;

	/**
	 * Begin an exchange.
	 * @param server the server
	 * @param plain the connection
	 * @param socket the same, or what encrypts it
	 */
	FaultExchange(FaultServer server, Socket plain, Socket socket) throws IOException {
		this.server = server;
		this.plain = plain;
		this.socket = socket;
		this.out = socket.getOutputStream();
	}

	/**
	 * Answer with JSON, and end the answer.
	 */
	void json(String status, String body) throws IOException {
		write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
				+ body.getBytes(StandardCharsets.UTF_8).length + "\r\n" + CLOSE + body);
	}

	/**
	 * Answer with all events of a good run, and end the answer.
	 */
	void run() throws IOException {
		stream(KeptRun.STREAM);
	}

	/**
	 * Begin an event stream that the end of the connection ends.
	 */
	void stream(String events) throws IOException {
		write(STREAM + CLOSE);
		write(events);
	}

	void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.UTF_8));
	}

	void write(byte[] bytes) throws IOException {
		this.out.write(bytes);
		this.out.flush();
	}

	void chunk(String text) throws IOException {
		write(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
	}

	/**
	 * Write byte by byte, each in a packet of its own.
	 */
	void trickle(String text, Duration pause) throws IOException {
		for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
			write(new byte[] { value });
			pause(pause);
		}
	}

	private static void pause(Duration pause) throws IOException {
		try {
			if (!pause.isZero() && new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new IllegalStateException("Nobody counts");
			}
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * Write the same again and again, until the client leaves.
	 */
	void withoutEnd(String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		while (!this.server.isClosed()) {
			write(bytes);
		}
	}

	/**
	 * Wait until listeners have received a text: what a reset overtakes may be lost.
	 */
	void untilHeard(String text) {
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(() -> this.server.heard().equals(text));
	}

	void reset() throws IOException {
		this.plain.setSoLinger(true, 0);
		this.plain.close();
	}

	/**
	 * Close the connection below what encrypts it.
	 */
	void cut() throws IOException {
		this.plain.close();
	}

	/**
	 * Say that nothing more will be said, and go on listening.
	 */
	void halfClose() throws IOException {
		this.socket.shutdownOutput();
		untilLeft();
	}

	/**
	 * Say nothing until the client closes the connection.
	 */
	void untilLeft() throws IOException {
		this.socket.getInputStream().transferTo(OutputStream.nullOutputStream());
	}

	/**
	 * Take further requests on this connection.
	 */
	void keepAlive() {
		this.keptAlive = true;
	}

	boolean isKeptAlive() {
		return this.keptAlive;
	}

	FaultServer server() {
		return this.server;
	}

	static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		int next = in.read();
		while (next != '\n' && next != -1) {
			if (next != '\r') {
				line.append((char) next);
			}
			next = in.read();
		}
		return line.toString();
	}

}

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an application and a server, and cuts the first connection that is made
 * after it was told to, when a number of bytes have gone to the application.
 */
final class CuttingProxy implements AutoCloseable {

	private static final int BUFFER = 4096;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	// Those of the client
	private final Set<Socket> entered = ConcurrentHashMap.newKeySet();

	private final AtomicLong cut = new AtomicLong(Long.MAX_VALUE);

	private final ServerSocket entrance;

	private final URI server;

	private final AtomicLong delivered = new AtomicLong();

	private volatile boolean reset;

	private volatile byte @Nullable [] instead;

	CuttingProxy(URI server) {
		this.server = server;
		try {
			this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::accept);
	}

	URI baseUrl() {
		return URI.create("http://127.0.0.1:" + this.entrance.getLocalPort() + this.server.getPath());
	}

	// Cut the next connection after some bytes, and close those that are open now. The
	// client must have noticed, or it would send its next request on one of them.
	void cutNextAfter(long bytes, boolean hard) {
		this.entered.forEach(CuttingProxy::leave);
		Awaitility.await().atMost(ObservedRun.TIMEOUT).until(this.entered::isEmpty);
		this.reset = hard;
		this.delivered.set(0);
		this.cut.set(bytes);
	}

	// Let the server answer the next connection, but answer with something else; with
	// nothing, keep the connection open.
	void answerNextWith(String answer) {
		this.instead = answer.getBytes(StandardCharsets.US_ASCII);
		cutNextAfter(0, false);
	}

	// Return how many bytes the connection that was to be cut delivered.
	long delivered() {
		return this.delivered.get();
	}

	private void accept() {
		while (!this.entrance.isClosed()) {
			try {
				Socket inside = this.entrance.accept();
				Socket outside = new Socket(InetAddress.getLoopbackAddress(), this.server.getPort());
				this.sockets.add(inside);
				this.entered.add(inside);
				this.sockets.add(outside);
				long limit = this.cut.getAndSet(Long.MAX_VALUE);
				this.threads.execute(() -> forward(inside, outside, Long.MAX_VALUE, false));
				this.threads.execute(() -> forward(outside, inside, limit, limit != Long.MAX_VALUE));
			}
			catch (IOException ex) {
				// Closed
			}
		}
	}

	private void forward(Socket from, Socket to, long limit, boolean counted) {
		byte[] buffer = new byte[BUFFER];
		long left = limit;
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			int read = in.read(buffer);
			while (read != -1 && left > 0) {
				int part = (int) Math.min(read, left);
				out.write(buffer, 0, part);
				left -= part;
				if (counted) {
					this.delivered.addAndGet(part);
				}
				if (left > 0) {
					read = in.read(buffer);
				}
			}
			answerInstead(from, out, left == 0);
			if (left == 0 && this.reset) {
				to.setSoLinger(true, 0);
			}
		}
		catch (IOException ex) {
			// One side has gone, the other follows
		}
		finally {
			this.sockets.remove(from);
			this.sockets.remove(to);
			this.entered.remove(from);
			this.entered.remove(to);
		}
	}

	private void answerInstead(Socket from, OutputStream out, boolean cut) throws IOException {
		byte[] answer = this.instead;
		if (!cut || answer == null) {
			return;
		}
		this.instead = null;
		out.write(answer);
		if (answer.length == 0) {
			from.getInputStream().transferTo(OutputStream.nullOutputStream());
		}
	}

	private static void leave(Socket socket) {
		try {
			socket.shutdownOutput();
		}
		catch (IOException ex) {
			// Closed meanwhile
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.entrance.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.sockets.forEach(CuttingProxy::close);
		this.threads.shutdownNow();
	}

}

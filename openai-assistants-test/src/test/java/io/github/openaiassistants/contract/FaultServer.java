package io.github.openaiassistants.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A server on a bare socket that creates runs in any way it is told to, and shows the
 * last one to those who look it up.
 */
final class FaultServer implements AutoCloseable {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final AtomicReference<FaultAnswer> next = new AtomicReference<>(FaultExchange::run);

	private final FaultDoor usual;

	private final boolean multiplexed;

	private final Supplier<String> heard;

	private final KeptRun run = new KeptRun();

	private final int port;

	private final ServerSocket elsewhere;

	private volatile ServerSocket entrance;

	private volatile FaultDoor door;

	/**
	 * Begin to listen.
	 * @param usual how clients are let in while nothing is wrong
	 * @param multiplexed whether HTTP/2 is spoken
	 * @param heard tells what text listeners have received
	 */
	FaultServer(FaultDoor usual, boolean multiplexed, Supplier<String> heard) {
		this.usual = usual;
		this.door = usual;
		this.multiplexed = multiplexed;
		this.heard = heard;
		this.entrance = listen(0);
		this.port = this.entrance.getLocalPort();
		this.elsewhere = bind(0);
		this.threads.execute(this::acceptElsewhere);
	}

	private ServerSocket listen(int on) {
		ServerSocket socket = bind(on);
		this.threads.execute(() -> accept(socket));
		return socket;
	}

	private static ServerSocket bind(int on) {
		try {
			return new ServerSocket(on, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	KeptRun run() {
		return this.run;
	}

	/**
	 * Answer the next request to create a run in some way, and all others well.
	 */
	void answerNext(FaultAnswer answer) {
		this.next.set(answer);
	}

	/**
	 * Let clients in, or not, from now on.
	 */
	void open(FaultDoor how) {
		this.door = how;
	}

	/**
	 * Refuse connections until told otherwise.
	 */
	void refuse() {
		try {
			this.entrance.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Be a good server from now on.
	 */
	void mend() {
		this.door = this.usual;
		this.next.set(FaultExchange::run);
		this.run.keep(true);
		if (this.multiplexed) {
			// Its connections are kept, while others are closed after each request
			this.open.forEach(FaultServer::leave);
		}
		if (this.entrance.isClosed()) {
			this.entrance = listen(this.port);
		}
	}

	/**
	 * Return where no request should ever come to.
	 */
	ServerSocket elsewhere() {
		return this.elsewhere;
	}

	String heard() {
		return this.heard.get();
	}

	/**
	 * Return the first lines of all requests.
	 */
	List<String> requests() {
		return this.requests;
	}

	/**
	 * Return how many requests to create a run were received.
	 */
	long created() {
		return this.requests.stream().filter(FaultServer::isCreating).count();
	}

	int connections() {
		return this.open.size();
	}

	boolean isClosed() {
		return this.threads.isShutdown();
	}

	private void accept(ServerSocket listening) {
		while (!listening.isClosed()) {
			try {
				Socket socket = listening.accept();
				socket.setTcpNoDelay(true);
				this.open.add(socket);
				this.threads.execute(() -> serve(socket));
			}
			catch (IOException ex) {
				// Closed
			}
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

	private void acceptElsewhere() {
		try (Socket socket = this.elsewhere.accept()) {
			this.requests.add("elsewhere: " + FaultExchange.line(socket.getInputStream()));
		}
		catch (IOException ex) {
			// Closed, and nobody came
		}
	}

	private void serve(Socket plain) {
		try (plain; Socket socket = this.door.enter(plain)) {
			if (this.multiplexed) {
				new MultiplexedConversation(this, plain).hold();
				return;
			}
			boolean goesOn = true;
			while (goesOn) {
				goesOn = serveOne(plain, socket);
			}
		}
		catch (IOException ex) {
			// The client has left, or was not let in
		}
		finally {
			this.open.remove(plain);
		}
	}

	private boolean serveOne(Socket plain, Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		String request = FaultExchange.line(in);
		if (request.isEmpty()) {
			return false;
		}
		int length = 0;
		String header = FaultExchange.line(in);
		while (!header.isEmpty()) {
			if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
			}
			header = FaultExchange.line(in);
		}
		// To its end: closing a socket with unread bytes would reset the connection
		String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
		FaultExchange exchange = new FaultExchange(this, plain, socket);
		answer(request, body, exchange);
		return exchange.isKeptAlive();
	}

	/**
	 * Answer a request.
	 * @param request its first line
	 * @param body its body
	 * @param exchange writes the answer
	 */
	void answer(String request, String body, FaultExchange exchange) throws IOException {
		this.requests.add(request);
		if (isCreating(request)) {
			this.run.created(body);
			this.next.getAndSet(FaultExchange::run).to(exchange);
			return;
		}
		Optional<String> known = this.run.answer(request.split(" ", -1)[1]);
		exchange.json(known.isPresent() ? "200 OK" : "404 Not Found", known.orElse("{}"));
	}

	private static boolean isCreating(String request) {
		return request.startsWith("POST") && request.contains("/runs ");
	}

	@Override
	public void close() throws IOException {
		this.threads.shutdown();
		this.entrance.close();
		this.elsewhere.close();
		for (Socket socket : this.open) {
			socket.close();
		}
		this.threads.shutdownNow();
	}

}

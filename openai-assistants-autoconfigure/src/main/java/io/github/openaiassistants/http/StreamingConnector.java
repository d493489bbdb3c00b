package io.github.openaiassistants.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.ClassUtils;
import org.springframework.web.util.UriUtils;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Makes the connector of event streams and all other calls: no limit between reads
 * (Reactor Netty would take the application's read timeout for that and kill quiet
 * streams), no compression (it buffers events), no redirects (custom headers would travel
 * along), and a pool of its own, so that open streams and other calls of the application
 * do not starve each other.
 * <p>
 * Its connections are closed when the life cycle of the application stops: when runs have
 * ended, and while there still are event loops to close them.
 */
public final class StreamingConnector implements SmartLifecycle, AutoCloseable {

	// Before that of ReactorResourceFactory, 0, which ends the event loops
	private static final int PHASE = 1024;

	private static final String REACTOR_NETTY = "reactor.netty.http.client.HttpClient";

	private final ClientHttpConnector connector;

	private final Runnable disconnection;

	private final Runnable disposal;

	private volatile boolean running;

	private StreamingConnector(ClientHttpConnector connector, Runnable disconnection, Runnable disposal) {
		this.connector = connector;
		this.disconnection = disconnection;
		this.disposal = disposal;
	}

	/**
	 * Create a connector.
	 * @param builder the application's connector builder
	 * @param settings the application's HTTP settings
	 * @param connectTimeout how long to wait for a connection, and again for its TLS
	 * handshake
	 * @param concurrentRuns how many streams may be open
	 * @param query query parameters of every request, not encoded; added where neither
	 * logs nor observations show them
	 * @return the connector
	 */
	public static StreamingConnector create(ClientHttpConnectorBuilder<?> builder, HttpClientSettings settings,
			Duration connectTimeout, int concurrentRuns, Map<String, String> query) {
		HttpClientSettings streaming = settings.withReadTimeout(null)
			.withConnectTimeout(connectTimeout)
			.withRedirects(HttpRedirects.DONT_FOLLOW);
		if (ClassUtils.isPresent(REACTOR_NETTY, StreamingConnector.class.getClassLoader())
				&& builder instanceof ReactorClientHttpConnectorBuilder reactor) {
			return Reactor.create(reactor, streaming, connectTimeout, concurrentRuns, encode(query));
		}
		ClientHttpConnector connector = builder.build(streaming);
		return new StreamingConnector(query.isEmpty() ? connector : new QueryConnector(connector, encode(query)),
				StreamingConnector::nothing, StreamingConnector::nothing);
	}

	// Connectors of other libraries look after their connections themselves
	private static void nothing() {
	}

	private static String encode(Map<String, String> query) {
		return query.entrySet()
			.stream()
			.map((parameter) -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Return the connector.
	 * @return the connector to build a client with
	 */
	public ClientHttpConnector connector() {
		return this.connector;
	}

	@Override
	public void start() {
		this.running = true;
	}

	/**
	 * Close all connections, those with an open stream too. What is asked for afterwards
	 * opens new ones.
	 */
	@Override
	public void stop() {
		this.running = false;
		this.disconnection.run();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * Close all connections for good.
	 */
	@Override
	public void close() {
		this.disposal.run();
		this.disconnection.run();
	}

	/**
	 * Apart, because Reactor Netty is optional.
	 */
	private static final class Reactor {

		private static final int OTHER_CALLS = 50;

		private static final Duration PENDING_ACQUIRE_TIMEOUT = Duration.ofSeconds(10);

		// Below the keep-alive time of common servers and proxies
		private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(55);

		static StreamingConnector create(ReactorClientHttpConnectorBuilder builder, HttpClientSettings settings,
				Duration connectTimeout, int concurrentRuns, String query) {
			ConnectionProvider pool = ConnectionProvider.builder("openai-assistants")
				// a finished stream may still be reading its last bytes while the next
				// begins
				.maxConnections(2 * concurrentRuns + OTHER_CALLS)
				.pendingAcquireTimeout(PENDING_ACQUIRE_TIMEOUT)
				.maxIdleTime(MAX_IDLE_TIME)
				.build();
			// The pool does not close what is in use
			ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
			ClientHttpConnector connector = builder.withHttpClientFactory(() -> HttpClient.create(pool))
				.withHttpClientCustomizer((client) -> customize(client, query, connectTimeout, open))
				.build(settings);
			return new StreamingConnector(connector, () -> closeAll(open), pool::dispose);
		}

		// Not waited for: the event loops may have ended, and their connections with them
		@SuppressWarnings("FutureReturnValueIgnored")
		private static void closeAll(ChannelGroup open) {
			open.close();
		}

		private static HttpClient customize(HttpClient client, String query, Duration handshake, ChannelGroup open) {
			HttpClient streaming = client.compress(false).doOnChannelInit((observer, channel, address) -> {
				open.add(channel);
				SslHandler tls = channel.pipeline().get(SslHandler.class);
				if (tls != null) {
					tls.setHandshakeTimeoutMillis(handshake.toMillis());
				}
			});
			return streaming.doOnRequest((request, connection) -> {
				connection.addHandlerFirst(new InterimAnswers());
				if (!query.isEmpty()) {
					connection.addHandlerFirst(new QueryHandler(query));
				}
			});
		}

	}

}

package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.netty.channel.ChannelId;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * Answers every request with one completed run and remembers what it was asked.
 */
final class LoopbackServer implements AutoCloseable {

	private static final String CREATED = """
			event: thread.run.created
			data: {"id":"run_1","object":"thread.run","thread_id":"thread_1","status":"queued"}

			""";

	private static final String COMPLETED = """
			event: thread.run.completed
			data: {"id":"run_1","object":"thread.run","thread_id":"thread_1","status":"completed"}

			event: done
			data: [DONE]

			""";

	private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

	private final Set<ChannelId> openConnections = ConcurrentHashMap.newKeySet();

	private final Set<ChannelId> allConnections = ConcurrentHashMap.newKeySet();

	// Those that all share end two seconds after the first application context does
	private final LoopResources threads = LoopResources.create("loopback");

	private final DisposableServer server;

	private volatile Duration pause = Duration.ZERO;

	private volatile boolean redirect;

	private volatile Predicate<ReceivedRequest> locked = (request) -> false;

	private LoopbackServer(UnaryOperator<HttpServer> customizer) {
		HttpServer local = HttpServer.create().runOn(this.threads).host("127.0.0.1").port(0);
		this.server = customizer.apply(local).doOnConnection((connection) -> {
			ChannelId id = connection.channel().id();
			this.openConnections.add(id);
			this.allConnections.add(id);
			connection.onDispose(() -> this.openConnections.remove(id));
		})
			.handle((request,
					response) -> request.receive().aggregate().asString().defaultIfEmpty("").flatMapMany((body) -> {
						ReceivedRequest received = new ReceivedRequest(request.uri(), request.requestHeaders(), body);
						this.requests.add(received);
						return this.locked.test(received) ? Flux.from(response.status(401).send()) : answer(response);
					}))
			.bindNow(Duration.ofSeconds(10));
	}

	static LoopbackServer start() {
		return new LoopbackServer(UnaryOperator.identity());
	}

	static LoopbackServer start(UnaryOperator<HttpServer> customizer) {
		return new LoopbackServer(customizer);
	}

	private Flux<Void> answer(HttpServerResponse response) {
		if (this.redirect) {
			return Flux.from(response.status(307).header("Location", "/elsewhere").send());
		}
		Flux<String> events = Flux.just(CREATED).concatWith(Flux.just(COMPLETED).delaySequence(this.pause));
		return Flux.from(response.sse().sendString(events).then());
	}

	LoopbackServer pausing(Duration between) {
		this.pause = between;
		return this;
	}

	LoopbackServer redirecting() {
		this.redirect = true;
		return this;
	}

	LoopbackServer refusing(Predicate<ReceivedRequest> unwanted) {
		this.locked = unwanted;
		return this;
	}

	int port() {
		return this.server.port();
	}

	String baseUrlProperty() {
		return "openai.assistants.base-url=http://127.0.0.1:" + port() + "/v1";
	}

	List<ReceivedRequest> requests() {
		return this.requests;
	}

	int openConnections() {
		return this.openConnections.size();
	}

	int allConnections() {
		return this.allConnections.size();
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(10));
		this.threads.disposeLater(Duration.ZERO, Duration.ofSeconds(10)).block();
	}

}

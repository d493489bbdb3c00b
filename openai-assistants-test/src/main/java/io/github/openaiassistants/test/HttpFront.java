package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The HTTP side: reads requests, records them, has them answered and writes the answers.
 */
final class HttpFront {

	static final String EVENT_STREAM = "text/event-stream; charset=utf-8";

	private static final int SLICE = 16 * 1024;

	private final Sites sites;

	private final StateThread thread;

	private final RequestLog log;

	private final StubQueue stubs;

	private final Replay replay;

	HttpFront(Sites sites, StateThread thread, RequestLog log, StubQueue stubs, Replay replay) {
		this.sites = sites;
		this.thread = thread;
		this.log = log;
		this.stubs = stubs;
		this.replay = replay;
	}

	Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		Channels.Handle connection = Channels.handle(response);
		Site site = this.sites.of(path(request.uri()));
		return ReceivedBody.receive(request).flatMap((body) -> {
			RecordedRequest recorded = record(request, body.text(), connection.id());
			this.log.add(recorded);
			RawAnswer raw = raw(recorded);
			if (raw != null) {
				return new StubWriter(response, connection).write(raw);
			}
			long start = System.nanoTime();
			return this.thread.call(() -> answer(site, recorded, body, connection))
				// The server is being closed and with it this connection
				.onErrorResume(RejectedExecutionException.class, (ex) -> Mono.never())
				.flatMap((answer) -> {
					if (answer instanceof Answer.Raw scripted) {
						return new StubWriter(response, connection).write(scripted.stub().answer());
					}
					long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
					site.traits().headers(millis).forEach(response::header);
					return write(answer, response, connection);
				});
		}).onErrorResume(RefusedException.class, (ex) -> {
			// The rest of the body is not read, so nothing can follow it
			response.keepAlive(false);
			site.traits().headers(0).forEach(response::header);
			return write(site.traits().refusal(ex), response, connection);
		});
	}

	private @Nullable RawAnswer raw(RecordedRequest request) {
		StubResponse stub = this.stubs.take(request.method(), request.path());
		return (stub != null) ? stub.answer() : this.replay.take(request.method(), request.path());
	}

	private static Answer answer(Site site, RecordedRequest request, ReceivedBody body, Channels.Handle connection) {
		try {
			Map<String, String> query = query(request.query());
			site.gate().check(request, query);
			Router.Match match = site.router().find(request.method(), request.path());
			if (match.beta()) {
				site.gate().checkBeta(request);
			}
			Answer answer = match.answer(query, include(request.query()), body);
			if (answer instanceof Answer.Events events) {
				// Registered here because the client may be gone before the body is asked
				// for
				connection.onClose(events.stream()::gone);
			}
			else if (answer instanceof Answer.Pending pending) {
				connection.onClose(pending.gone());
			}
			return answer;
		}
		catch (RefusedException ex) {
			return site.traits().refusal(ex);
		}
		catch (ScriptedRefusal ex) {
			return new Answer.Raw(ex.stub());
		}
		catch (RuntimeException ex) {
			// Most likely a function of the test: its author should see what went wrong
			return site.traits()
				.refusal(new RefusedException(500, "server_error", "", "", "The embedded server failed: " + ex));
		}
	}

	private static Mono<Void> write(Answer answer, HttpServerResponse response, Channels.Handle connection) {
		if (answer instanceof Answer.Json json) {
			return write(json.status(), "application/json", json.body(), response);
		}
		if (answer instanceof Answer.Text text) {
			return write(text.status(), "text/plain; charset=utf-8", text.body(), response);
		}
		if (answer instanceof Answer.Pending pending) {
			return pending.later().flatMap((json) -> write(json, response, connection));
		}
		if (answer instanceof Answer.Download download) {
			return write(download.file(), response);
		}
		EventStream stream = ((Answer.Events) answer).stream();
		response.status(200).header("Content-Type", EVENT_STREAM).header("Cache-Control", "no-cache");
		return Channels.sendEach(response, stream.body()).then(Mono.defer(() -> connection.end(stream.end())));
	}

	private static Mono<Void> write(int status, String contentType, String body, HttpServerResponse response) {
		response.status(status).header("Content-Type", contentType);
		return response.sendByteArray(Mono.just(body.getBytes(StandardCharsets.UTF_8))).then();
	}

	private static Mono<Void> write(StoredFile file, HttpServerResponse response) {
		String name = file.name().replaceAll("[^ -~]|[\"\\\\]", "_");
		response.status(200).header("Content-Type", "application/octet-stream");
		response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
		response.header("Content-Length", String.valueOf(file.content().length));
		return Channels.sendEach(response, Channels.slices(file.content(), SLICE));
	}

	private static RecordedRequest record(HttpServerRequest request, String body, String connectionId) {
		String uri = request.uri();
		int question = uri.indexOf('?');
		String query = (question < 0) ? "" : uri.substring(question + 1);
		HttpHeaders headers = request.requestHeaders();
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String name : headers.names()) {
			copy.put(name, List.copyOf(headers.getAll(name)));
		}
		return new RecordedRequest(request.method().name(), path(uri), query, copy, body, connectionId);
	}

	private static String path(String uri) {
		int question = uri.indexOf('?');
		return (question < 0) ? uri : uri.substring(0, question);
	}

	private static Map<String, String> query(@Nullable String query) {
		Map<String, String> first = new LinkedHashMap<>();
		new QueryStringDecoder("?" + query).parameters().forEach((name, values) -> first.put(name, values.get(0)));
		return first;
	}

	private static List<String> include(String query) {
		List<String> all = new ArrayList<>();
		new QueryStringDecoder("?" + query).parameters().forEach((name, values) -> {
			if (name.equals("include") || name.startsWith("include[")) {
				all.addAll(values);
			}
		});
		return all;
	}

}

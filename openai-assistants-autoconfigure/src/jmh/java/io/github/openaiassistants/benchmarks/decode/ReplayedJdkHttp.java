package io.github.openaiassistants.benchmarks.decode;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.jspecify.annotations.Nullable;

/**
 * In the place of a server: answers every request of the JDK's client with the same run,
 * a piece for each that is asked for.
 */
final class ReplayedJdkHttp extends HttpClient {

	private static final HttpHeaders HEADERS = HttpHeaders.of(Map.of("content-type", List.of("text/event-stream")),
			(name, value) -> true);

	private final List<byte[]> pieces;

	ReplayedJdkHttp(List<byte[]> pieces) {
		this.pieces = pieces;
	}

	@Override
	public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
		return sendAsync(request, handler).join();
	}

	@Override
	public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
		BodySubscriber<T> subscriber = handler.apply(new Info());
		subscriber.onSubscribe(new Pieces(subscriber));
		return subscriber.getBody()
			.<HttpResponse<T>>thenApply((body) -> new ReplayedJdkResponse<>(request, HEADERS, body))
			.toCompletableFuture();
	}

	@Override
	public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler,
			@Nullable PushPromiseHandler<T> pushed) {
		return sendAsync(request, handler);
	}

	@Override
	public Optional<CookieHandler> cookieHandler() {
		return Optional.empty();
	}

	@Override
	public Optional<Duration> connectTimeout() {
		return Optional.empty();
	}

	@Override
	public Redirect followRedirects() {
		return Redirect.NEVER;
	}

	@Override
	public Optional<ProxySelector> proxy() {
		return Optional.empty();
	}

	@Override
	public SSLContext sslContext() {
		throw new UnsupportedOperationException();
	}

	@Override
	public SSLParameters sslParameters() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Authenticator> authenticator() {
		return Optional.empty();
	}

	@Override
	public Version version() {
		return Version.HTTP_1_1;
	}

	@Override
	public Optional<Executor> executor() {
		return Optional.empty();
	}

	private record Info() implements HttpResponse.ResponseInfo {

		@Override
		public int statusCode() {
			return 200;
		}

		@Override
		public HttpHeaders headers() {
			return HEADERS;
		}

		@Override
		public Version version() {
			return Version.HTTP_1_1;
		}

	}

	private final class Pieces implements Subscription {

		private final BodySubscriber<?> subscriber;

		private int next;

		private Pieces(BodySubscriber<?> subscriber) {
			this.subscriber = subscriber;
		}

		@Override
		public void request(long n) {
			List<byte[]> all = ReplayedJdkHttp.this.pieces;
			for (long i = 0; i < n && this.next < all.size(); i++) {
				this.subscriber.onNext(List.of(ByteBuffer.wrap(all.get(this.next++))));
				if (this.next == all.size()) {
					this.subscriber.onComplete();
				}
			}
		}

		@Override
		public void cancel() {
			this.next = ReplayedJdkHttp.this.pieces.size();
		}

	}

}

package io.github.openaiassistants.benchmarks.decode;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;

/**
 * In the place of a server: answers every request of openai-java with the same run.
 */
final class ReplayedOpenAiHttp implements HttpClient {

	private static final Headers HEADERS = Headers.builder().put("content-type", "text/event-stream").build();

	private final List<byte[]> pieces;

	ReplayedOpenAiHttp(List<byte[]> pieces) {
		this.pieces = pieces;
	}

	@Override
	public HttpResponse execute(HttpRequest request, RequestOptions requestOptions) {
		return new Response(new PiecesInputStream(this.pieces));
	}

	@Override
	public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions requestOptions) {
		return CompletableFuture.completedFuture(execute(request, requestOptions));
	}

	@Override
	public void close() {
	}

	private record Response(InputStream body) implements HttpResponse {

		@Override
		public int statusCode() {
			return 200;
		}

		@Override
		public Headers headers() {
			return HEADERS;
		}

		@Override
		public void close() {
		}

	}

}

package io.github.openaiassistants.test;

import java.net.MalformedURLException;
import java.net.URI;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import reactor.core.publisher.Mono;

/**
 * The transport of the Azure client, without TLS. The client sends tokens to
 * {@code https} only, and the server speaks plain HTTP.
 */
final class PlainHttpClient implements HttpClient {

	private final HttpClient http = new JdkHttpClientBuilder().build();

	@Override
	public Mono<HttpResponse> send(HttpRequest request) {
		return this.http.send(plain(request));
	}

	@Override
	public Mono<HttpResponse> send(HttpRequest request, Context context) {
		return this.http.send(plain(request), context);
	}

	@Override
	public HttpResponse sendSync(HttpRequest request, Context context) {
		return this.http.sendSync(plain(request), context);
	}

	private static HttpRequest plain(HttpRequest request) {
		HttpRequest plain = request.copy();
		// Set by the transport itself, which would complain
		plain.getHeaders().remove(HttpHeaderName.CONTENT_LENGTH);
		try {
			plain.setUrl(URI.create("http" + request.getUrl().toString().substring("https".length())).toURL());
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
		return plain;
	}

}

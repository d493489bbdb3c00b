package io.github.openaiassistants.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriBuilder;

import io.github.openaiassistants.codec.AssistantsJson;

/**
 * Turns requests into calls of {@link WebClient}.
 */
final class Requests {

	private final WebClient webClient;

	private final AssistantsJson json;

	Requests(WebClient webClient, AssistantsJson json) {
		this.webClient = webClient;
		this.json = json;
	}

	WebClient.RequestHeadersSpec<?> prepare(RestRequest request, MediaType accept) {
		WebClient.RequestBodySpec spec = this.webClient.method(request.method())
			.uri(request.path(), (builder) -> uri(builder, request))
			.accept(accept);
		if (request.body() instanceof RestBody.Json body) {
			return json(spec, this.json.write(body.value()));
		}
		if (request.body() instanceof RestBody.Multipart body) {
			return spec.body(BodyInserters.fromMultipartData(body.parts()));
		}
		return spec;
	}

	WebClient.RequestHeadersSpec<?> prepareStream(RestRequest request, byte @Nullable [] body) {
		WebClient.RequestBodySpec spec = this.webClient.method(request.method())
			.uri(request.path(), (builder) -> uri(builder, request))
			.accept(MediaType.TEXT_EVENT_STREAM);
		return (body != null) ? json(spec, body) : spec;
	}

	private static WebClient.RequestHeadersSpec<?> json(WebClient.RequestBodySpec spec, byte[] body) {
		return spec.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
	}

	// Values go in as variables, so that they are encoded whatever they contain
	private static URI uri(UriBuilder builder, RestRequest request) {
		Map<String, String> variables = new LinkedHashMap<>(request.variables());
		request.query().forEach((name, values) -> {
			for (String value : values) {
				String variable = "query" + variables.size();
				variables.put(variable, value);
				builder.queryParam(name, "{" + variable + "}");
			}
		});
		return builder.build(variables);
	}

}

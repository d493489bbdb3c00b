package io.github.openaiassistants.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.codec.AssistantsJson;
import io.github.openaiassistants.failure.ApiError;

/**
 * Reads the bodies of error answers, in whatever shape and never more than 64 KiB.
 */
final class ErrorBodies {

	private static final int LIMIT = 64 * 1024;

	private final AssistantsJson json;

	private final UnaryOperator<String> mask;

	ErrorBodies(AssistantsJson json, UnaryOperator<String> mask) {
		this.json = json;
		this.mask = mask;
	}

	// A body that does not come in time counts as none: what matters is the status.
	Mono<ApiError> read(ClientResponse response, Duration patience) {
		Flux<DataBuffer> body = DataBufferUtils.takeUntilByteCount(response.body(BodyExtractors.toDataBuffers()),
				LIMIT);
		return DataBufferUtils.join(body)
			.map(ErrorBodies::text)
			.timeout(patience)
			.onErrorReturn("")
			.defaultIfEmpty("")
			.map((text) -> error(response, this.mask.apply(text)));
	}

	private static String text(DataBuffer buffer) {
		try {
			return buffer.toString(StandardCharsets.UTF_8);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private ApiError error(ClientResponse response, String body) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		int status = response.statusCode().value();
		String requestId = token(headers.getFirst("x-request-id"));
		JsonNode tree = parse(body);
		if (tree == null || !tree.isObject()) {
			return new ApiError(status, null, null, null, null, requestId, body);
		}
		JsonNode error = tree.path("error");
		if (!error.isObject()) {
			String message = text(error);
			message = (message != null) ? message : text(tree.path("message"));
			message = (message != null) ? message : text(tree.path("detail"));
			return new ApiError(status, token(text(tree.path("code"))), token(text(tree.path("type"))), null, message,
					requestId, body);
		}
		return new ApiError(status, token(text(error.path("code"))), token(text(error.path("type"))),
				token(text(error.path("param"))), text(error.path("message")), requestId, body);
	}

	private @Nullable JsonNode parse(String body) {
		if (body.isBlank() || body.charAt(0) == '<') {
			return null;
		}
		try {
			return this.json.mapper().readTree(body);
		}
		catch (JacksonException ex) {
			// An error page: the raw body is kept as it is
			return null;
		}
	}

	private static @Nullable String text(JsonNode node) {
		return (node.isString() || node.isNumber()) ? node.asString() : null;
	}

	// Let only what looks like a token into messages; a server may send anything.
	private @Nullable String token(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String masked = this.mask.apply(text);
		return masked.matches("[\\w.:/\\[\\]*-]{1,128}") ? masked : null;
	}

}

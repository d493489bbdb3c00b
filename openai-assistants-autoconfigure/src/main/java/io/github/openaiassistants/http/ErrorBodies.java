package io.github.openaiassistants.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

	private final Clock clock;

	ErrorBodies(AssistantsJson json, UnaryOperator<String> mask, Clock clock) {
		this.json = json;
		this.mask = mask;
		this.clock = clock;
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

	ApiError error(ClientResponse response, byte[] body) {
		String text = new String(body, 0, Math.min(body.length, LIMIT), StandardCharsets.UTF_8);
		return error(response, this.mask.apply(text));
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
		JsonNode tree = parse(body);
		JsonNode error = (tree != null) ? tree.path("error") : null;
		if (tree == null || error == null) {
			return error(response, headers, null, null, null, null, body);
		}
		JsonNode source = error.isObject() ? error : tree;
		String message = text(error.isObject() ? error.path("message") : error);
		message = (message != null) ? message : text(tree.path("message"));
		message = (message != null) ? message : detail(tree.path("detail"));
		return error(response, headers, text(source.path("code")), text(source.path("type")),
				text(source.path("param")), message, body);
	}

	private ApiError error(ClientResponse response, HttpHeaders headers, @Nullable String code, @Nullable String type,
			@Nullable String param, @Nullable String message, String body) {
		return new ApiError(response.statusCode().value(), token(code), token(type), token(param), message,
				token(AnswerHeaders.requestId(headers)), body, AnswerHeaders.retryAfter(headers, this.clock),
				AnswerHeaders.shouldRetry(headers));
	}

	private @Nullable JsonNode parse(String body) {
		if (body.isBlank() || body.charAt(0) == '<') {
			return null;
		}
		try {
			JsonNode tree = this.json.mapper().readTree(body);
			return tree.isObject() ? tree : null;
		}
		catch (JacksonException ex) {
			// An error page: the raw body is kept as it is
			return null;
		}
	}

	// A text, or as FastAPI has it a list of what is wrong
	private static @Nullable String detail(JsonNode detail) {
		return text(detail.isArray() ? detail.path(0).path("msg") : detail);
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

package io.github.openaiassistants.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;

import io.github.openaiassistants.failure.ActiveRunException;
import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AuthenticationException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.RunNotAwaitingOutputsException;
import io.github.openaiassistants.failure.UnexpectedAnswerException;

/**
 * Chooses the exception for an answer that is not what was asked for.
 */
final class ApiFailures {

	// The code of the Responses API
	private static final String LOCKED = "conversation_locked";

	private ApiFailures() {
	}

	static String contentType(ClientResponse response) {
		String type = response.headers().asHttpHeaders().getFirst("Content-Type");
		if (type == null) {
			return "no content type";
		}
		String essence = type.split(";", 2)[0].strip();
		return essence.matches("[\\w.+/-]{1,80}") ? essence : "an unreadable content type";
	}

	static ApiException of(String operation, String expected, ApiError error, String contentType) {
		int status = error.status();
		if (status >= 200 && status < 300) {
			String what = (status == 204) ? "no content" : contentType;
			return new UnexpectedAnswerException(
					describe(operation, error) + ": " + expected + " was expected, the answer is " + what, error, null);
		}
		String message = describe(operation, error);
		return switch (status) {
			case 400, 409, 422 -> badRequest(message, error);
			case 401, 403 -> new AuthenticationException(message, error, null);
			case 404 -> new NotFoundException(message, error, null);
			case 429, 529 -> new RateLimitException(message, error, null);
			default -> (status >= 300 && status < 400)
					? new UnexpectedAnswerException(message + ": redirects are not followed", error, null)
					: new ApiException(message, error, null);
		};
	}

	private static ApiException badRequest(String message, ApiError error) {
		String text = (error.message() != null) ? error.message() : "";
		if (LOCKED.equals(error.code()) || text.contains("already has an active run")
				|| (text.contains("while a run") && text.contains("is active"))) {
			return new ActiveRunException(message, error, null);
		}
		if (text.contains("do not accept tool outputs") || text.contains("not in status requires_action")
				|| text.contains("not awaiting")) {
			return new RunNotAwaitingOutputsException(message, error, null);
		}
		return new ApiException(message, error, null);
	}

	private static String describe(String operation, ApiError error) {
		StringBuilder text = new StringBuilder(operation).append(": HTTP ").append(error.status());
		append(text, "code", error.code());
		append(text, "type", (error.code() != null) ? null : error.type());
		append(text, "request id", error.requestId());
		return text.toString();
	}

	private static void append(StringBuilder text, String name, @Nullable String value) {
		if (value != null) {
			text.append(", ").append(name).append(' ').append(value);
		}
	}

}

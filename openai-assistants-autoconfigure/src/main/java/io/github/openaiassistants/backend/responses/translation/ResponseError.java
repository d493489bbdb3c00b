package io.github.openaiassistants.backend.responses.translation;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.openaiassistants.model.ErrorObject;
import io.github.openaiassistants.model.LastError;

/**
 * What a Responses server says about a failure, nested or flat.
 *
 * @param type the type of the error, or {@code null}
 * @param code the code, or {@code null}
 * @param message the server's words, or {@code null}
 * @param param the parameter that was wrong, or {@code null}
 */
record ResponseError(@Nullable String type, @Nullable String code, @Nullable String message, @Nullable String param) {

	private static final String SERVER_ERROR = "server_error";

	private static final String RATE_LIMIT_EXCEEDED = "rate_limit_exceeded";

	private static final String INVALID_PROMPT = "invalid_prompt";

	private static final Set<String> RATE_LIMITS = Set.of(RATE_LIMIT_EXCEEDED, "rate_limit_error", "too_many_requests",
			"insufficient_quota", "credit_balance_exhausted", "slow_down");

	private static final Set<String> PROMPTS = Set.of(INVALID_PROMPT, "bio_policy", "data_residency_mismatch",
			"invalid_image", "invalid_image_format", "invalid_base64_image", "invalid_image_url", "image_too_large",
			"image_too_small", "image_parse_error", "image_content_policy_violation", "invalid_image_mode",
			"image_file_too_large", "unsupported_image_media_type", "empty_image_file", "failed_to_download_image",
			"image_file_not_found");

	static final ResponseError UNKNOWN = new ResponseError(null, null, null, null);

	// Read an error event.
	static ResponseError ofEvent(JsonNode event) {
		JsonNode nested = event.path("error");
		if (nested.isObject()) {
			return of(nested, Members.text(nested, "type"));
		}
		return nested.isString() ? new ResponseError(null, null, nested.stringValue(), null) : of(event, null);
	}

	// Read the error of a response, if it has one.
	static @Nullable ResponseError ofResponse(JsonNode response) {
		JsonNode error = response.path("error");
		if (error.isObject()) {
			return of(error, Members.text(error, "type"));
		}
		return error.isString() ? new ResponseError(null, null, error.stringValue(), null) : null;
	}

	private static ResponseError of(JsonNode error, @Nullable String type) {
		return new ResponseError(type, Members.text(error, "code"), Members.text(error, "message"),
				Members.text(error, "param"));
	}

	static LastError failure(String message) {
		return new LastError(SERVER_ERROR, message, Map.of());
	}

	ErrorObject toErrorObject() {
		String known = (this.type != null) ? this.type : SERVER_ERROR;
		return new ErrorObject(known, told(), this.param, this.code,
				new ExplicitNulls().member("param", this.param).member("code", this.code).toExtra());
	}

	private String told() {
		return (this.message != null) ? this.message : "The server told no reason";
	}

	LastError toLastError() {
		String cause = (this.code != null) ? this.code : this.type;
		String known = SERVER_ERROR;
		if (cause != null && RATE_LIMITS.contains(cause)) {
			known = RATE_LIMIT_EXCEEDED;
		}
		else if (cause != null && PROMPTS.contains(cause)) {
			known = INVALID_PROMPT;
		}
		return new LastError(known, told(), Map.of());
	}

	// Steps know fewer codes than runs.
	static LastError ofStep(LastError ofRun) {
		return INVALID_PROMPT.equals(ofRun.code()) ? new LastError(SERVER_ERROR, ofRun.message(), Map.of()) : ofRun;
	}

}

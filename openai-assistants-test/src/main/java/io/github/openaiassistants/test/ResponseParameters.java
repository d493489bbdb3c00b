package io.github.openaiassistants.test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Checks the parameters of a request for a response, the input apart.
 */
final class ResponseParameters {

	private static final int MIN_OUTPUT_TOKENS = 16;

	private static final Set<String> KNOWN = Set.of("model", "input", "instructions", "conversation",
			"previous_response_id", "stream", "stream_options", "background", "store", "tools", "tool_choice",
			"parallel_tool_calls", "max_tool_calls", "text", "temperature", "top_p", "top_logprobs",
			"max_output_tokens", "reasoning", "truncation", "metadata", "include", "service_tier", "prompt_cache_key",
			"prompt_cache_options", "prompt_cache_retention", "safety_identifier", "user", "moderation",
			"context_management", "prompt");

	private static final List<String> SOURCES = List.of("input", "previous_response_id", "prompt", "conversation");

	private final Quirks quirks;

	ResponseParameters(Quirks quirks) {
		this.quirks = quirks;
	}

	void check(RequestBody body) {
		body.text("model");
		body.text("instructions");
		body.flag("stream");
		body.flag("background");
		body.flag("store");
		body.flag("parallel_tool_calls");
		body.metadata();
		body.number("temperature", 0, 2);
		body.number("top_p", 0, 1);
		if (this.quirks.has(ResponsesQuirk.LENIENT)) {
			return;
		}
		checkNames(body);
		checkSources(body);
		if (!body.has("model") && !body.has("prompt") && !body.has("agent_reference")) {
			throw missing("model");
		}
		body.number("top_logprobs", 0, 20);
		checkTokens(body);
		Included.of(body.json().path("include"));
		checkFormat(body.json().path("text").path("format"));
		new ToolParameters(body).check();
	}

	private void checkNames(RequestBody body) {
		Set<String> known = new HashSet<>(KNOWN);
		if (this.quirks.has(ResponsesQuirk.AGENT_REFERENCES)) {
			known.add("agent_reference");
		}
		body.only(known);
	}

	private static void checkSources(RequestBody body) {
		if (SOURCES.stream().noneMatch(body::has)) {
			throw RefusedException.badRequest("missing_required_parameter", "",
					"One of 'input', 'previous_response_id', 'prompt' or 'conversation' must be provided.");
		}
		if (body.has("previous_response_id") && body.has("conversation")) {
			throw RefusedException.badRequest("mutually_exclusive_parameters", "",
					"Mutually exclusive parameters: 'previous_response_id' and 'conversation'. "
							+ "Ensure you are only providing one of them.");
		}
	}

	private static void checkTokens(RequestBody body) {
		body.number("max_output_tokens", Integer.MIN_VALUE, Integer.MAX_VALUE);
		JsonNode max = body.json().path("max_output_tokens");
		if (max.isNumber() && max.intValue() < MIN_OUTPUT_TOKENS) {
			throw RefusedException.badRequest("integer_below_min_value", "max_output_tokens",
					"Invalid 'max_output_tokens': integer below minimum value. Expected a value >= " + MIN_OUTPUT_TOKENS
							+ ", but got " + max.intValue() + " instead.");
		}
	}

	private static void checkFormat(JsonNode format) {
		if (format.path("type").asString("").equals("json_schema")) {
			RequestBody schema = RequestBody.of(format, "text.format.");
			schema.required("name");
			if (!schema.has("schema")) {
				throw missing("text.format.schema");
			}
		}
	}

	static RefusedException missing(String param) {
		return RefusedException.badRequest("missing_required_parameter", param,
				"Missing required parameter: '" + param + "'.");
	}

}

package io.github.openaiassistants.test;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a server of the Responses API looks like from outside.
 *
 * @param dialect whose way of speaking it has
 * @param quirks in what it differs from OpenAI
 */
record ResponsesTraits(ResponsesDialect dialect, Quirks quirks) implements ServerTraits {

	@Override
	public String prefix() {
		return this.dialect.prefix();
	}

	@Override
	public boolean offers(String method, String template) {
		if (template.startsWith("/conversations")) {
			return !this.quirks.has(ResponsesQuirk.NO_CONVERSATIONS);
		}
		return !template.startsWith("/responses/") || !this.quirks.has(ResponsesQuirk.STATELESS);
	}

	@Override
	public boolean needsKey() {
		return !this.dialect.isLocal();
	}

	@Override
	public Answer refusal(RefusedException refusal) {
		if (refusal.isUnknownUrl() && this.dialect == ResponsesDialect.OLLAMA) {
			return new Answer.Text(404, "404 page not found");
		}
		if (refusal.isUnknownUrl() && this.dialect == ResponsesDialect.LM_STUDIO) {
			return new Answer.Json(200, error(refusal).toString());
		}
		return ServerTraits.super.refusal(refusal);
	}

	@Override
	public ObjectNode error(RefusedException refusal) {
		ObjectNode envelope = refusal.envelope();
		ObjectNode error = (ObjectNode) envelope.path("error");
		switch (this.dialect) {
			case VLLM, VLLM_STORING, LITELLM_FAKED -> {
				if (refusal.isUnknownUrl()) {
					return Payloads.object().put("detail", "Not Found");
				}
				error.put("code", refusal.status());
			}
			case LLAMA_CPP -> {
				error.remove("param");
				error.put("code", refusal.status());
				if (refusal.isUnknownUrl()) {
					error.put("message", "File Not Found").put("type", "not_found_error");
				}
			}
			case LM_STUDIO -> {
				if (refusal.isUnknownUrl()) {
					return Payloads.object().put("error", "Unexpected endpoint or method. " + refusal.text());
				}
			}
			default -> {
				// As OpenAI
			}
		}
		return envelope;
	}

	@Override
	public Map<String, String> headers(long millis) {
		if (this.dialect.isLocal()) {
			return new LinkedHashMap<>();
		}
		Map<String, String> headers = ServerTraits.super.headers(millis);
		headers.put("openai-processing-ms", String.valueOf(millis));
		return headers;
	}

}

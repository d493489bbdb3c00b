package io.github.openaiassistants.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * Azure OpenAI.
 */
final class AzureOpenAiTraits implements ServerTraits {

	@Override
	public String prefix() {
		return "/openai";
	}

	@Override
	public void check(RecordedRequest request, Map<String, String> query) {
		if (request.header("api-key") != null && request.header("Authorization") != null) {
			throw RefusedException.unauthorized("", "Access denied due to more than one credential: "
					+ "send an api-key header or a bearer token, not both.");
		}
		AzureErrors.checkVersion(query.getOrDefault("api-version", ""));
	}

	@Override
	public ObjectNode error(RefusedException refusal) {
		return AzureErrors.error(refusal);
	}

	@Override
	public Map<String, String> headers(long millis) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("apim-request-id", UUID.randomUUID().toString());
		headers.put("x-ms-region", "Sweden Central");
		return headers;
	}

}

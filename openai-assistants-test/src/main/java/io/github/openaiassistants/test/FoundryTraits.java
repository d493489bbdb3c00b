package io.github.openaiassistants.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * Azure AI Foundry Agents (classic).
 */
final class FoundryTraits implements ServerTraits {

	private final boolean keepAlive;

	FoundryTraits(boolean keepAlive) {
		this.keepAlive = keepAlive;
	}

	@Override
	public String prefix() {
		return "/api/projects/embedded";
	}

	@Override
	public boolean offers(String method, String template) {
		return true;
	}

	@Override
	public EventWriter events() {
		return new FoundryEvents(this.keepAlive);
	}

	@Override
	public void check(RecordedRequest request, Map<String, String> query) {
		if (request.header("Authorization") == null) {
			throw RefusedException.unauthorized("", "Access denied due to missing token. "
					+ "Send a Microsoft Entra token in the Authorization header; keys are not accepted.");
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
		headers.put("x-ms-request-id", UUID.randomUUID().toString());
		return headers;
	}

}

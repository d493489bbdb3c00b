package io.github.openaiassistants.test;

import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

/**
 * LiteLLM's proxy. Of the operations on runs it has only the one that creates a run on a
 * thread.
 */
final class LiteLlmTraits implements ServerTraits {

	private static final Set<String> OPERATIONS = Set.of("GET /assistants", "POST /assistants", "DELETE /assistants/{}",
			"POST /threads", "GET /threads/{}", "POST /threads/{}/messages", "GET /threads/{}/messages",
			"POST /threads/{}/runs");

	@Override
	public boolean offers(String method, String template) {
		boolean limited = template.startsWith("/threads") || template.startsWith("/assistants");
		return !limited || OPERATIONS.contains(method + " " + template);
	}

	@Override
	public EventWriter events() {
		return new LiteLlmEvents();
	}

	@Override
	public ObjectNode error(RefusedException refusal) {
		if (refusal.isUnknownUrl()) {
			return Payloads.object().put("detail", (refusal.status() == 405) ? "Method Not Allowed" : "Not Found");
		}
		return error(refusal.text(), String.valueOf(refusal.status()));
	}

	static ObjectNode error(String message, String code) {
		ObjectNode envelope = Payloads.object();
		// Missing members become the word None
		envelope.putObject("error").put("message", message).put("type", "None").put("param", "None").put("code", code);
		return envelope;
	}

}

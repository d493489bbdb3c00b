package io.github.openaiassistants.test;

import tools.jackson.databind.node.ObjectNode;

/**
 * Open Assistant API (open-assistant-api).
 */
final class OpenAssistantApiTraits implements ServerTraits {

	@Override
	public String prefix() {
		return "/api/v1";
	}

	@Override
	public EventWriter events() {
		return new OpenAssistantApiEvents();
	}

	@Override
	public ObjectNode error(RefusedException refusal) {
		ObjectNode envelope = Payloads.object();
		envelope.putObject("error")
			.put("code", refusal.isUnknownUrl() ? "http_error" : refusal.code())
			.put("message", refusal.isUnknownUrl() ? "Not Found" : refusal.text())
			.putNull("type")
			.putNull("param");
		return envelope;
	}

}

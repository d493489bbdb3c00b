package io.github.openaiassistants.test;

import tools.jackson.databind.node.ObjectNode;

/**
 * Astra Assistants. Runs cannot be cancelled or changed, and their steps not be listed.
 */
final class AstraTraits implements ServerTraits {

	@Override
	public boolean offers(String method, String template) {
		return ServerTraits.super.offers(method, template) && !template.contains("/runs/{}/cancel")
				&& !template.contains("/runs/{}/steps")
				&& !(method.equals("POST") && template.equals("/threads/{}/runs/{}"));
	}

	@Override
	public EventWriter events() {
		return new AstraEvents();
	}

	@Override
	public ObjectNode error(RefusedException refusal) {
		return Payloads.object().put("detail", refusal.isUnknownUrl() ? "Not Found" : refusal.text());
	}

}

package io.github.openaiassistants.test;

import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * DashScope (Alibaba Cloud Model Studio). Runs cannot be cancelled.
 */
final class DashScopeTraits implements ServerTraits {

	@Override
	public String prefix() {
		return "/api/v1";
	}

	@Override
	public boolean offers(String method, String template) {
		return ServerTraits.super.offers(method, template) && !template.endsWith("/cancel");
	}

	@Override
	public EventWriter events() {
		return new DashScopeEvents();
	}

	@Override
	public ObjectNode error(RefusedException refusal) {
		String code = (refusal.status() == 401) ? "InvalidApiKey" : "InvalidParameter";
		return Payloads.object()
			.put("request_id", UUID.randomUUID().toString())
			.put("code", code)
			.put("message", refusal.text());
	}

}

package io.github.openaiassistants.test;

import tools.jackson.databind.node.ObjectNode;

/**
 * Errors as Azure writes them: a code, also where the service has none, and a message.
 */
final class AzureErrors {

	private AzureErrors() {
	}

	static ObjectNode error(RefusedException refusal) {
		ObjectNode envelope = Payloads.object();
		envelope.putObject("error").put("code", code(refusal)).put("message", refusal.text());
		return envelope;
	}

	private static String code(RefusedException refusal) {
		if (!refusal.code().isEmpty()) {
			return refusal.code();
		}
		return switch (refusal.status()) {
			case 400 -> "BadRequest";
			case 401 -> "Unauthorized";
			case 404 -> "NotFound";
			case 405 -> "MethodNotAllowed";
			default -> "InternalServerError";
		};
	}

	static void checkVersion(String version) {
		if (version.isBlank()) {
			throw RefusedException.badRequest("MissingApiVersionParameter", "",
					"The api-version query parameter (?api-version=) is required for all requests.");
		}
	}

}

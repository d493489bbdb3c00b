package io.github.openaiassistants.samples.webchat;

import java.util.Map;

/**
 * What browsers are told about every answer. Scripts and styles come from files of this
 * application only, so text that looks like a script is text.
 */
final class PageHeaders {

	static final Map<String, String> ALL = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
					+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
			"same-origin");

	private PageHeaders() {
	}

}

package io.github.openaiassistants.test;

import java.util.Map;

/**
 * The service itself.
 */
final class OpenAiTraits implements ServerTraits {

	@Override
	public boolean needsBeta() {
		return true;
	}

	@Override
	public Map<String, String> headers(long millis) {
		Map<String, String> headers = ServerTraits.super.headers(millis);
		headers.put("openai-version", "2020-10-01");
		headers.put("openai-processing-ms", String.valueOf(millis));
		return headers;
	}

}

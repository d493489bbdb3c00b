package io.github.openaiassistants.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpHeaders;

/**
 * Decides what of the traffic is written down.
 *
 * @param secrets hides keys
 * @param content whether content is hidden as well
 */
record TrafficRedaction(SecretMask secrets, boolean content) {

	private static final Set<String> HARMLESS = Set.of("content-type", "accept", "openai-beta", "retry-after",
			"retry-after-ms", "x-should-retry", "x-request-id", "openai-processing-ms", "openai-version",
			"cache-control", "content-disposition");

	Map<String, String> headers(HttpHeaders headers) {
		Map<String, String> kept = new LinkedHashMap<>();
		headers.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (HARMLESS.contains(lower) && !values.isEmpty()) {
				kept.put(lower, (this.content && lower.equals("content-disposition")) ? "attachment"
						: this.secrets.hide(values.get(0)));
			}
		});
		return kept;
	}

	/**
	 * Hides what must not be told of a body, across the limits of its pieces.
	 * @param chunks the pieces
	 * @param contentType the content type
	 * @return pieces of the same sizes
	 */
	List<TrafficChunk> chunks(List<TrafficChunk> chunks, String contentType) {
		StringBuilder text = new StringBuilder();
		chunks.forEach((chunk) -> text.append(new String(chunk.bytes(), StandardCharsets.ISO_8859_1)));
		String hidden = hide(text.toString(), contentType);
		List<TrafficChunk> redacted = new ArrayList<>();
		int from = 0;
		for (TrafficChunk chunk : chunks) {
			int to = from + chunk.bytes().length;
			redacted
				.add(new TrafficChunk(hidden.substring(from, to).getBytes(StandardCharsets.ISO_8859_1), chunk.delay()));
			from = to;
		}
		return redacted;
	}

	byte[] body(byte[] bytes, String contentType) {
		return hide(new String(bytes, StandardCharsets.ISO_8859_1), contentType).getBytes(StandardCharsets.ISO_8859_1);
	}

	private String hide(String text, String contentType) {
		String hidden = this.content ? ContentMask.hide(text, contentType) : text;
		return this.secrets.hide(hidden);
	}

}

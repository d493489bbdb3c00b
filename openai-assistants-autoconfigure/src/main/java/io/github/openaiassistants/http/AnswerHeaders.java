package io.github.openaiassistants.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What the headers of an error answer say.
 */
final class AnswerHeaders {

	// OpenAI's name first, then those of Azure's gateways and services
	private static final List<String> REQUEST_IDS = List.of("x-request-id", "apim-request-id", "x-ms-request-id",
			"x-ms-client-request-id");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

	private static final double MILLIS_PER_SECOND = 1000;

	private AnswerHeaders() {
	}

	static @Nullable String requestId(HttpHeaders headers) {
		for (String name : REQUEST_IDS) {
			String value = headers.getFirst(name);
			if (value != null && !value.isBlank()) {
				return value;
			}
		}
		return null;
	}

	static @Nullable Boolean shouldRetry(HttpHeaders headers) {
		String value = headers.getFirst("x-should-retry");
		if (value == null) {
			return null;
		}
		return switch (value.strip()) {
			case "true" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			default -> null;
		};
	}

	// Return how long to wait, not negative; null where the server did not say, or not
	// understandably.
	static @Nullable Duration retryAfter(HttpHeaders headers, Clock clock) {
		Duration millis = number(headers.getFirst("retry-after-ms"), 1);
		if (millis != null) {
			return millis;
		}
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		Duration seconds = number(value, MILLIS_PER_SECOND);
		if (seconds != null || value == null) {
			return seconds;
		}
		Instant until = date(value);
		if (until == null) {
			return null;
		}
		// By the server's clock where it tells the time
		Instant sent = date(headers.getFirst(HttpHeaders.DATE));
		Duration wait = Duration.between((sent != null) ? sent : clock.instant(), until);
		return wait.isNegative() ? Duration.ZERO : wait;
	}

	private static @Nullable Duration number(@Nullable String value, double millisPerUnit) {
		if (value == null || !NUMBER.matcher(value.strip()).matches()) {
			return null;
		}
		return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value.strip()) * millisPerUnit));
	}

	private static @Nullable Instant date(@Nullable String value) {
		if (value == null) {
			return null;
		}
		try {
			return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip()));
		}
		catch (DateTimeException ex) {
			// As good as not there
			return null;
		}
	}

}

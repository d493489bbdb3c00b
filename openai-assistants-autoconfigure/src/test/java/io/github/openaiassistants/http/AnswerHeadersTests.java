package io.github.openaiassistants.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerHeaders}.
 */
class AnswerHeadersTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

	private final HttpHeaders headers = new HttpHeaders();

	@ParameterizedTest
	@CsvSource({ "0, 0", "7, 7000", "0.25, 250", "1.0004, 1001", "' 3 ', 3000" })
	void retryAfterInSeconds(String value, long millis) {
		this.headers.set("Retry-After", value);
		assertThat(retryAfter()).isEqualTo(Duration.ofMillis(millis));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1500, 1500", "12.5, 13" })
	void millisecondsWinOverSeconds(String value, long millis) {
		this.headers.set("retry-after-ms", value);
		this.headers.set("retry-after", "9");
		assertThat(retryAfter()).isEqualTo(Duration.ofMillis(millis));
	}

	@Test
	void secondsCountWhereMillisecondsCannotBeRead() {
		this.headers.set("retry-after-ms", "soon");
		this.headers.set("retry-after", "9");
		assertThat(retryAfter()).isEqualTo(Duration.ofSeconds(9));
	}

	@ParameterizedTest
	@CsvSource({ "'Sat, 21 Nov 2026 10:00:30 GMT', 30", "'Sat, 21 Nov 2026 09:59:00 GMT', 0" })
	void dateIsComparedWithTheClock(String value, long seconds) {
		this.headers.set("Retry-After", value);
		assertThat(retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
	}

	@Test
	void dateIsComparedWithTheServersOwnClockWhereItTellsTheTime() {
		this.headers.set("Retry-After", "Sat, 21 Nov 2026 08:00:05 GMT");
		this.headers.set("Date", "Sat, 21 Nov 2026 08:00:00 GMT");
		assertThat(retryAfter()).isEqualTo(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-1", "1e3", "NaN", "Infinity", "99999999999", "soon", "2026-11-21T10:00:00Z",
			"Sun, 21 Nov 2026 10:00:00 GMT", "Sat, 21 Nov 2026 10:00:00" })
	void whatCannotBeReadIsAsGoodAsNotThere(String value) {
		this.headers.set("Retry-After", value);
		assertThat(retryAfter()).isNull();
	}

	@Test
	void nothingSaidIsNothingKnown() {
		assertThat(retryAfter()).isNull();
		assertThat(AnswerHeaders.shouldRetry(this.headers)).isNull();
		assertThat(AnswerHeaders.requestId(this.headers)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "false, false", "' true ', true", "yes, ", "'', ", "TRUE, " })
	void shouldRetry(String value, Boolean expected) {
		this.headers.set("x-should-retry", value);
		assertThat(AnswerHeaders.shouldRetry(this.headers)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-request-id", "apim-request-id", "x-ms-request-id", "x-ms-client-request-id" })
	void requestIdHasSeveralNames(String name) {
		this.headers.set(name, "req_1");
		assertThat(AnswerHeaders.requestId(this.headers)).isEqualTo("req_1");
	}

	@Test
	void blankRequestIdGivesWayToTheNext() {
		this.headers.set("x-request-id", " ");
		this.headers.set("apim-request-id", "req_2");
		assertThat(AnswerHeaders.requestId(this.headers)).isEqualTo("req_2");
	}

	private @Nullable Duration retryAfter() {
		return AnswerHeaders.retryAfter(this.headers, CLOCK);
	}

}

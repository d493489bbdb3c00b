package io.github.openaiassistants.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.AssistantsException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.failure.StreamLostException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Retries}.
 */
class RetriesTests {

	private static final RestRequest CREATE = RestRequest.post("create run", "/threads/runs", Map.of());

	private static final RestRequest READ = RestRequest.get("retrieve run", "/threads/runs", Map.of());

	private static final RetrySettings SETTINGS = new RetrySettings(3, Duration.ofMillis(500), Duration.ofSeconds(8),
			Duration.ofSeconds(60), 100);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<Long> attempts = new ArrayList<>();

	private final List<String> repeated = new ArrayList<>();

	private double random;

	@AfterEach
	void dispose() {
		this.time.dispose();
	}

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(unreachable(), 3, 3), Arguments.of(status(429, null, null), 3, 3),
				Arguments.of(status(529, null, null), 3, 3), Arguments.of(status(408, null, null), 1, 3),
				Arguments.of(status(409, null, null), 1, 3), Arguments.of(status(500, null, null), 1, 3),
				Arguments.of(status(502, null, null), 1, 3), Arguments.of(status(503, null, null), 1, 3),
				Arguments.of(status(504, null, null), 1, 3), Arguments.of(status(400, null, null), 1, 1),
				Arguments.of(status(401, null, null), 1, 1), Arguments.of(status(404, null, null), 1, 1),
				Arguments.of(status(400, null, true), 1, 3), Arguments.of(status(500, null, true), 1, 3),
				Arguments.of(status(429, null, false), 1, 1), Arguments.of(status(503, null, false), 1, 1),
				Arguments.of(status(429, "insufficient_quota", null), 1, 1),
				Arguments.of(status(429, "insufficient_quota", true), 1, 1),
				Arguments.of(new StreamLostException("The connection broke", null), 1, 3),
				Arguments.of(new LimitExceededException("timeouts.response", "No answer"), 1, 3),
				Arguments.of(new LimitExceededException("limits.answer-size", "Too large"), 1, 1));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whatIsRepeated(AssistantsException failure, int creating, int reading) {
		assertThat(attempts(retries(SETTINGS), CREATE, failure)).hasSize(creating);
		assertThat(attempts(retries(SETTINGS), READ, failure)).hasSize(reading);
	}

	@Test
	void eachRepetitionIsTold() {
		attempts(retries(SETTINGS), CREATE, unreachable());
		assertThat(this.repeated).containsExactly(CREATE.operation(), CREATE.operation());
	}

	@Test
	void waitsDoubleUpToTheLongest() {
		RetrySettings settings = new RetrySettings(7, Duration.ofMillis(500), Duration.ofSeconds(3),
				Duration.ofSeconds(60), 100);
		assertThat(attempts(retries(settings), CREATE, unreachable())).containsExactly(0L, 500L, 1500L, 3500L, 6500L,
				9500L, 12500L);
	}

	@Test
	void waitsAreShorterByUpToAQuarter() {
		this.random = 1;
		assertThat(attempts(retries(SETTINGS), CREATE, unreachable())).containsExactly(0L, 375L, 1125L);
	}

	@Test
	void serverSaysHowLongToWait() {
		assertThat(attempts(retries(SETTINGS), CREATE, after(Duration.ofMillis(7100)))).containsExactly(0L, 7100L,
				14200L);
	}

	@Test
	void serverThatSaysAtOnceIsGivenTheUsualTime() {
		assertThat(attempts(retries(SETTINGS), CREATE, after(Duration.ZERO))).containsExactly(0L, 500L, 1500L);
	}

	@Test
	void longestWaitIsHonoured() {
		assertThat(attempts(retries(SETTINGS), CREATE, after(Duration.ofSeconds(60)))).containsExactly(0L, 60_000L,
				120_000L);
	}

	@Test
	void longerWaitFailsAtOnce() {
		assertThat(attempts(retries(SETTINGS), CREATE, after(Duration.ofMillis(60_001)))).containsExactly(0L);
	}

	@Test
	void oneAttemptIsOneAttempt() {
		RetrySettings settings = new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1),
				100);
		assertThat(attempts(retries(settings), READ, unreachable())).hasSize(1);
	}

	@Test
	void deadServerCostsNoMoreThanTheBudget() {
		Retries retries = retries(SETTINGS);
		int sent = 0;
		for (int call = 0; call < 1000; call++) {
			sent += attempts(retries, READ, unreachable()).size();
		}
		assertThat(sent).isEqualTo(1100);
	}

	@Test
	void successesFillTheBudgetAgain() {
		Retries retries = retries(
				new RetrySettings(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 1));
		assertThat(attempts(retries, READ, unreachable())).hasSize(2);
		assertThat(attempts(retries, READ, unreachable())).hasSize(1);
		for (int call = 0; call < 9; call++) {
			retries.succeeded();
		}
		assertThat(attempts(retries, READ, unreachable())).hasSize(1);
		retries.succeeded();
		assertThat(attempts(retries, READ, unreachable())).hasSize(2);
	}

	@Test
	void whatWasHandedOnIsNotRepeated() {
		List<Long> sent = new ArrayList<>();
		Flux<Object> attempt = Flux.<Object>error(unreachable()).doOnSubscribe((subscription) -> sent.add(now()));
		attempt.retryWhen(retries(SETTINGS).of(READ, () -> false)).subscribe((item) -> {
		}, (failure) -> {
		});
		this.time.advanceTimeBy(Duration.ofMinutes(5));
		assertThat(sent).hasSize(1);
	}

	@Test
	void disposingWhileWaitingSendsNothingMore() {
		Mono<Object> call = call(retries(SETTINGS), CREATE, unreachable());
		call.subscribe((item) -> {
		}, (failure) -> {
		}).dispose();
		this.time.advanceTimeBy(Duration.ofMinutes(5));
		assertThat(this.attempts).hasSize(1);
	}

	private Retries retries(RetrySettings settings) {
		return new Retries(settings, this.time, () -> this.random, (operation, cause) -> this.repeated.add(operation));
	}

	// Return when a request was sent that always fails, in milliseconds.
	private List<Long> attempts(Retries retries, RestRequest request, AssistantsException failure) {
		this.attempts.clear();
		long start = now();
		List<Throwable> thrown = new ArrayList<>();
		call(retries, request, failure).subscribe((item) -> {
		}, thrown::add);
		this.time.advanceTimeBy(Duration.ofMinutes(5));
		assertThat(thrown).containsExactly(failure);
		return this.attempts.stream().map((at) -> at - start).toList();
	}

	private Mono<Object> call(Retries retries, RestRequest request, AssistantsException failure) {
		return Mono.defer(() -> {
			this.attempts.add(now());
			return Mono.error(failure);
		}).retryWhen(retries.of(request));
	}

	private long now() {
		return this.time.now(TimeUnit.MILLISECONDS);
	}

	private static AssistantsException unreachable() {
		return new ServerUnreachableException("No connection", ApiError.of(0), null);
	}

	private static AssistantsException after(Duration wait) {
		return new RateLimitException("HTTP 429", new ApiError(429, null, null, null, null, null, null, wait, null),
				null);
	}

	private static AssistantsException status(int status, @Nullable String code, @Nullable Boolean shouldRetry) {
		ApiError error = new ApiError(status, code, null, null, null, null, null, null, shouldRetry);
		return switch (status) {
			case 404 -> new NotFoundException("HTTP 404", error, null);
			case 429, 529 -> new RateLimitException("HTTP " + status, error, null);
			default -> new ApiException("HTTP " + status, error, null);
		};
	}

}

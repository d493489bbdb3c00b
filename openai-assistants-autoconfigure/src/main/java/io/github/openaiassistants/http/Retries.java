package io.github.openaiassistants.http;

import java.time.Duration;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import io.github.openaiassistants.failure.ApiError;
import io.github.openaiassistants.failure.ApiException;
import io.github.openaiassistants.failure.LimitExceededException;
import io.github.openaiassistants.failure.RateLimitException;
import io.github.openaiassistants.failure.ServerUnreachableException;
import io.github.openaiassistants.failure.StreamLostException;

/**
 * Decides whether and when a request is sent again. What creates or continues something
 * is repeated only when it was surely not accepted: no connection, HTTP 429 or 529. Reads
 * and cancels are also repeated when their fate is unknown. The server's own words
 * ({@code retry-after-ms}, {@code retry-after}, {@code x-should-retry}) are obeyed as far
 * as they do not break that rule, and a used-up quota is never tried again.
 */
public final class Retries {

	private static final Log logger = LogFactory.getLog(Retries.class);

	private static final String QUOTA = "insufficient_quota";

	private static final Set<Integer> WORTH_REPEATING = Set.of(408, 409);

	private static final int SERVER_ERRORS = 500;

	private static final double JITTER = 0.25;

	private static final long MOST_DOUBLINGS = 20;

	private final RetrySettings settings;

	private final RetryBudget budget;

	private final Scheduler timer;

	private final DoubleSupplier random;

	private final BiConsumer<String, Throwable> onRepeat;

	/**
	 * Create the rules of one client.
	 * @param settings how often and when
	 * @param timer waits; its threads must not block
	 * @param random numbers from 0 to 1 that spread the attempts of many clients
	 * @param onRepeat hears of each request that is sent again: what it does, and why; on
	 * any thread, must neither block nor throw
	 */
	public Retries(RetrySettings settings, Scheduler timer, DoubleSupplier random,
			BiConsumer<String, Throwable> onRepeat) {
		this.settings = settings;
		this.budget = new RetryBudget(settings.budget());
		this.timer = timer;
		this.random = random;
		this.onRepeat = onRepeat;
	}

	// A request was served.
	void succeeded() {
		this.budget.succeeded();
	}

	Retry of(RestRequest request) {
		return of(request, () -> true);
	}

	Retry of(RestRequest request, BooleanSupplier possible) {
		return Retry.from((signals) -> signals.concatMap((signal) -> {
			Throwable failure = signal.failure();
			Duration wait = possible.getAsBoolean() ? wait(request, failure, signal.totalRetries()) : null;
			if (wait == null) {
				return Mono.<Long>error(failure);
			}
			logger.debug(failure.getMessage() + "; trying again in " + wait);
			this.onRepeat.accept(request.operation(), failure);
			return Mono.delay(wait, this.timer);
		}));
	}

	// Return how long to wait, or null when the failure is final.
	private @Nullable Duration wait(RestRequest request, Throwable failure, long repeated) {
		if (repeated + 1 >= this.settings.maxAttempts() || !isWorthIt(request, failure)) {
			return null;
		}
		Duration asked = (failure instanceof ApiException refused) ? refused.error().retryAfter() : null;
		if (asked != null && asked.compareTo(this.settings.maxRetryAfter()) > 0) {
			return null;
		}
		if (!this.budget.take()) {
			return null;
		}
		return (asked != null && !asked.isNegative() && !asked.isZero()) ? asked : backOff(repeated);
	}

	private Duration backOff(long repeated) {
		Duration grown = this.settings.delay().multipliedBy(1L << Math.min(repeated, MOST_DOUBLINGS));
		Duration capped = (grown.compareTo(this.settings.maxDelay()) < 0) ? grown : this.settings.maxDelay();
		double factor = 1 - JITTER * this.random.getAsDouble();
		return Duration.ofMillis((long) (factor * (double) capped.toMillis()));
	}

	private static boolean isWorthIt(RestRequest request, Throwable failure) {
		if (failure instanceof ServerUnreachableException) {
			return true;
		}
		if (failure instanceof ApiException refused) {
			return isWorthIt(request, refused);
		}
		return request.repeatable() && (failure instanceof StreamLostException
				|| (failure instanceof LimitExceededException late && late.limit().equals(HttpFailures.RESPONSE)));
	}

	private static boolean isWorthIt(RestRequest request, ApiException refused) {
		ApiError error = refused.error();
		if (QUOTA.equals(error.code()) || QUOTA.equals(error.type()) || Boolean.FALSE.equals(error.shouldRetry())) {
			return false;
		}
		if (refused instanceof RateLimitException) {
			return true;
		}
		return request.repeatable() && (Boolean.TRUE.equals(error.shouldRetry())
				|| WORTH_REPEATING.contains(error.status()) || error.status() >= SERVER_ERRORS);
	}

}

package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Refuses at start-up limits that cannot work.
 */
final class LimitsCheck {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	// Milliseconds of more than 24 days do not fit into the integers of connectors
	private static final Duration LONGEST = Duration.ofDays(7);

	private static final DataSize SMALLEST = DataSize.ofKilobytes(64);

	private static final DataSize SMALLEST_SNAPSHOT = DataSize.ofKilobytes(1);

	private static final DataSize SMALLEST_WINDOW = DataSize.ofKilobytes(4);

	private static final DataSize LARGEST = DataSize.ofMegabytes(1023);

	private static final int MOST_RUNS = 100_000;

	private static final int MOST_THREADS = 10_000;

	private static final int MOST_ROUNDS = 10_000;

	private static final int MOST_ATTEMPTS = 10;

	private static final int MOST_REPETITIONS = 100_000;

	private LimitsCheck() {
	}

	static void check(AssistantsProperties properties) {
		AssistantsProperties.Timeouts timeouts = properties.timeouts();
		duration("timeouts.connect", timeouts.connect());
		duration("timeouts.response", timeouts.response());
		duration("timeouts.idle", timeouts.idle());
		durationIfSet("timeouts.silence", timeouts.silence());
		durationIfSet("timeouts.run", timeouts.run());
		duration("timeouts.upload", timeouts.upload());
		duration("timeouts.cancel", timeouts.cancel());
		duration("recovery.unreachable", properties.recovery().unreachable());
		duration("timeouts.thread-lock", timeouts.threadLock());
		duration("shutdown.grace", properties.shutdown().grace());
		size("limits.event-size", properties.limits().eventSize(), SMALLEST,
				"16MB. The last event of a message repeats all of its text.");
		size("limits.answer-size", properties.limits().answerSize(), SMALLEST,
				"32MB. A page of a list may hold a hundred objects.");
		size("limits.snapshot-size", properties.limits().snapshotSize(), SMALLEST_SNAPSHOT,
				"64MB. To keep no snapshot, set openai.assistants.events.snapshot=false.");
		number("limits.concurrent-runs", properties.limits().concurrentRuns(), MOST_RUNS);
		number("events.threads", properties.events().threads(), MOST_THREADS);
		retry(properties.retry());
	}

	static void check(AssistantsFunctionProperties functions) {
		duration("functions.call-timeout", functions.callTimeout());
		duration("functions.round-timeout", functions.roundTimeout());
		number("functions.max-rounds", functions.maxRounds(), MOST_ROUNDS);
		number("functions.concurrency", functions.concurrency(), MOST_THREADS);
		number("functions.threads", functions.threads(), MOST_THREADS);
	}

	static void check(AssistantsRelayProperties relay) {
		duration("relay.reconnect-time", relay.reconnectTime());
		duration("relay.heartbeat", relay.heartbeat());
		duration("relay.retention", relay.retention());
		size("relay.window-size", relay.windowSize(), SMALLEST_WINDOW,
				"1MB. What does not fit is shown as the server tells it.");
		number("relay.retained-runs", relay.retainedRuns(), MOST_RUNS);
		number("relay.threads", relay.threads(), MOST_THREADS);
	}

	static void check(AssistantsHealthProperties health) {
		duration("health.timeout", health.timeout());
	}

	private static void retry(AssistantsProperties.Retry retry) {
		number("retry.max-attempts", retry.maxAttempts(), MOST_ATTEMPTS);
		duration("retry.delay", retry.delay());
		duration("retry.max-delay", retry.maxDelay());
		if (retry.maxDelay().compareTo(retry.delay()) < 0) {
			throw new InvalidSettingException("retry.max-delay", "is shorter than retry.delay",
					"Write a duration that is not shorter than " + retry.delay().toMillis() + "ms.");
		}
		duration("retry.max-retry-after", retry.maxRetryAfter());
		number("retry.budget", retry.budget(), MOST_REPETITIONS);
	}

	private static void durationIfSet(String property, @Nullable Duration value) {
		if (value != null) {
			duration(property, value);
		}
	}

	static void duration(String property, Duration value) {
		duration(property, value, SHORTEST, LONGEST, "Write a duration from 1ms to 7d, for example 60s.");
	}

	static void duration(String property, Duration value, Duration shortest, Duration longest, String remedy) {
		if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
			throw new InvalidSettingException(property, "is " + value, remedy);
		}
	}

	private static void size(String property, DataSize value, DataSize smallest, String example) {
		if (value.compareTo(smallest) < 0 || value.compareTo(LARGEST) > 0) {
			throw new InvalidSettingException(property, "is " + value,
					"Write a size from " + smallest.toKilobytes() + "KB to 1023MB, for example " + example);
		}
	}

	private static void number(String property, int value, int largest) {
		number(property, value, 1, largest);
	}

	static void number(String property, long value, int smallest, long largest) {
		if (value < smallest || value > largest) {
			throw new InvalidSettingException(property, "is " + value,
					"Write a whole number from " + smallest + " to " + largest + ", for example 64.");
		}
	}

}

package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * Refuses at start-up limits that cannot work.
 */
final class LimitsCheck {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	// Milliseconds of more than 24 days do not fit into the integers of connectors
	private static final Duration LONGEST = Duration.ofDays(7);

	private static final DataSize SMALLEST = DataSize.ofKilobytes(64);

	private static final DataSize LARGEST = DataSize.ofMegabytes(1023);

	private static final int MOST_RUNS = 100_000;

	private static final int MOST_THREADS = 10_000;

	private LimitsCheck() {
	}

	static void check(AssistantsProperties properties) {
		AssistantsProperties.Timeouts timeouts = properties.timeouts();
		duration("timeouts.connect", timeouts.connect());
		duration("timeouts.response", timeouts.response());
		duration("timeouts.idle", timeouts.idle());
		duration("timeouts.silence", timeouts.silence());
		duration("timeouts.run", timeouts.run());
		eventSize(properties.limits().eventSize());
		number("limits.concurrent-runs", properties.limits().concurrentRuns(), MOST_RUNS);
		number("events.threads", properties.events().threads(), MOST_THREADS);
	}

	private static void duration(String property, Duration value) {
		if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
			throw new InvalidSettingException(property, "is " + value,
					"Write a duration from 1ms to 7d, for example 60s.");
		}
	}

	private static void eventSize(DataSize value) {
		if (value.compareTo(SMALLEST) < 0 || value.compareTo(LARGEST) > 0) {
			throw new InvalidSettingException("limits.event-size", "is " + value,
					"Write a size from 64KB to 1023MB, for example 16MB. "
							+ "The last event of a message repeats all of its text.");
		}
	}

	private static void number(String property, int value, int largest) {
		if (value < 1 || value > largest) {
			throw new InvalidSettingException(property, "is " + value,
					"Write a whole number from 1 to " + largest + ", for example 64.");
		}
	}

}

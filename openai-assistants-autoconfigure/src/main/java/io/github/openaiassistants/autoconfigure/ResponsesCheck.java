package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import io.github.openaiassistants.backend.responses.request.DefinitionCheck;

/**
 * Refuses at start-up settings of the Responses API that cannot work.
 */
final class ResponsesCheck {

	// Runs show that they live every few seconds, but machines may be slow
	private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);

	private static final Duration LONGEST_LEASE = Duration.ofDays(7);

	private static final int MOST_ENTRIES = 10_000_000;

	private static final long MOST_CHARACTERS = 1L << 30;

	private static final int MOST_KEPT = 10_000_000;

	private static final int MOST_ATTEMPTS = 100;

	private ResponsesCheck() {
	}

	static void check(AssistantsResponsesProperties properties) {
		LimitsCheck.duration("responses.lease", properties.lease(), SHORTEST_LEASE, LONGEST_LEASE,
				"Write a duration from 10s to 7d, for example 15m.");
		LimitsCheck.number("responses.limits.entries", properties.limits().entries(), 1, MOST_ENTRIES);
		LimitsCheck.number("responses.limits.characters", properties.limits().characters(), 1, MOST_CHARACTERS);
		LimitsCheck.number("responses.resume.attempts", properties.resume().attempts(), 0, MOST_ATTEMPTS);
		LimitsCheck.duration("responses.resume.delay", properties.resume().delay());
		LimitsCheck.number("responses.stores.runs", properties.stores().runs(), 1, MOST_KEPT);
		LimitsCheck.number("responses.stores.threads", properties.stores().threads(), 1, MOST_KEPT);
		DefinitionCheck combinations = new DefinitionCheck((name) -> null, properties.rawEvents());
		DefinitionProblemsException.throwIfFatal(combinations.check(properties.options()));
	}

	static InvalidSettingException storesUnavailable() {
		return new InvalidSettingException("responses.stores.type",
				"is jdbc, but spring-boot-jdbc is not on the class path, or there is not exactly one DataSource "
						+ "to use",
				"Add spring-boot-starter-jdbc and configure spring.datasource, or mark one of several DataSource "
						+ "beans as primary. To keep runs and threads in memory, write memory.");
	}

}

package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Refuses at start-up a registry that cannot work.
 */
final class RegistryCheck {

	// Part of statements as it is
	private static final Pattern PREFIX = Pattern
		.compile("([A-Za-z][A-Za-z0-9_]{0,30}\\.)?([A-Za-z][A-Za-z0-9_]{0,30})?");

	private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);

	private static final Duration LONGEST_LEASE = Duration.ofHours(1);

	private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);

	private RegistryCheck() {
	}

	static void check(AssistantsJdbcRegistryProperties properties) {
		if (!PREFIX.matcher(properties.tablePrefix()).matches()) {
			throw new InvalidSettingException("registry.jdbc.table-prefix", "is no beginning of the name of a table",
					"Write up to 31 letters, digits and underscores, for example SHOP_, "
							+ "perhaps with the name of a schema and a dot before them.");
		}
		check("lease", properties.lease(), SHORTEST_LEASE, LONGEST_LEASE,
				"Write a duration from 3s to 1h, for example 60s.");
		check("retention", properties.retention(), properties.lease(), LONGEST_RETENTION,
				"Write a duration that is not shorter than the lease and not longer than 3650d, for example 7d.");
	}

	static InvalidSettingException unavailable() {
		return new InvalidSettingException("registry.type",
				"is jdbc, but spring-boot-jdbc is not on the class path, or there is not exactly one DataSource "
						+ "to use",
				"Add spring-boot-starter-jdbc and configure spring.datasource, or mark one of several DataSource "
						+ "beans as primary. To keep live runs in memory, write memory.");
	}

	private static void check(String property, Duration value, Duration shortest, Duration longest, String remedy) {
		if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
			throw new InvalidSettingException("registry.jdbc." + property, "is " + value, remedy);
		}
	}

}

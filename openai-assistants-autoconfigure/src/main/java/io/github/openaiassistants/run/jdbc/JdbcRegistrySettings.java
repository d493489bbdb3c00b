package io.github.openaiassistants.run.jdbc;

import java.time.Duration;

/**
 * How the registry of live runs is kept in a database.
 *
 * @param tablePrefix what the name of the table begins with, perhaps with the name of a
 * schema and a dot before it; part of the statements as it is
 * @param owner identifies this instance among all that were ever started
 * @param lease how long a run is that of its instance without a sign of life. Clocks of
 * instances may differ by half of it.
 * @param retention how long abandoned runs are kept
 */
public record JdbcRegistrySettings(String tablePrefix, String owner, Duration lease, Duration retention) {

}

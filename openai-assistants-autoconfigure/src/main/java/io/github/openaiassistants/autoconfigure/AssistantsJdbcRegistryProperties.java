package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/**
 * Configuration properties of the registry of live runs in a database.
 *
 * @param initializeSchema When the table is created at start-up.
 * @param schema Location of the script that creates the table. In it, @@platform@@ stands
 * for the kind of the database, @@prefix@@ for the table prefix.
 * @param platform Kind of the database. Found out when not set.
 * @param tablePrefix What the name of the table begins with. Applications that share a
 * database need one each.
 * @param lease How long a run is left alone when its instance gives no sign of life.
 * @param retention How long abandoned runs are kept when nobody takes them over.
 */
@ConfigurationProperties("openai.assistants.registry.jdbc")
public record AssistantsJdbcRegistryProperties(@DefaultValue("embedded") DatabaseInitializationMode initializeSchema,
		@DefaultValue("classpath:io/github/openaiassistants/run/jdbc/schema-@@platform@@.sql") String schema,
		@Nullable String platform, @DefaultValue("OPENAI_ASSISTANTS_") String tablePrefix,
		@DefaultValue("60s") Duration lease, @DefaultValue("7d") Duration retention) {

}

package io.github.openaiassistants.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/**
 * Configuration properties of the stores of runs and threads in a database.
 *
 * @param initializeSchema When the tables are created at start-up.
 * @param schema Location of the script that creates the tables. In it, @@platform@@
 * stands for the kind of the database.
 * @param platform Kind of the database. Found out when not set.
 */
@ConfigurationProperties("openai.assistants.responses.stores.jdbc")
public record AssistantsJdbcStoresProperties(@DefaultValue("embedded") DatabaseInitializationMode initializeSchema,
		@DefaultValue("classpath:io/github/openaiassistants/backend/responses/store/schema-responses-@@platform@@.sql") String schema,
		@Nullable String platform) {

}

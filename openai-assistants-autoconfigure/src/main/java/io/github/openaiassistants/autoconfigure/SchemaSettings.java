package io.github.openaiassistants.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.init.PlatformPlaceholderDatabaseDriverResolver;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;

/**
 * When and from which script tables are created.
 */
final class SchemaSettings {

	private SchemaSettings() {
	}

	static DatabaseInitializationSettings of(DataSource dataSource, DatabaseInitializationMode mode, String schema,
			@Nullable String platform) {
		DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
		settings.setMode(mode);
		// The database is not even asked what it is when it is left alone
		if (mode != DatabaseInitializationMode.NEVER) {
			// A script that would not be run anyway need not exist
			String location = (mode == DatabaseInitializationMode.ALWAYS) ? schema : "optional:" + schema;
			settings.setSchemaLocations(locations(dataSource, location, platform));
		}
		return settings;
	}

	private static List<String> locations(DataSource dataSource, String location, @Nullable String platform) {
		PlatformPlaceholderDatabaseDriverResolver platforms = new PlatformPlaceholderDatabaseDriverResolver();
		return (platform != null) ? platforms.resolveAll(platform, location)
				: platforms.resolveAll(dataSource, location);
	}

}

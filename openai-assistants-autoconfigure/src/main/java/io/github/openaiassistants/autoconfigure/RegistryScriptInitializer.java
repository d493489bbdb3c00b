package io.github.openaiassistants.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.init.PlatformPlaceholderDatabaseDriverResolver;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * Creates the table of live runs under its configured name.
 */
class RegistryScriptInitializer extends DataSourceScriptDatabaseInitializer {

	private final String tablePrefix;

	RegistryScriptInitializer(DataSource dataSource, AssistantsJdbcRegistryProperties properties) {
		super(dataSource, settings(dataSource, properties));
		this.tablePrefix = properties.tablePrefix();
	}

	private static DatabaseInitializationSettings settings(DataSource dataSource,
			AssistantsJdbcRegistryProperties properties) {
		DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
		settings.setMode(properties.initializeSchema());
		// The database is not even asked what it is when it is left alone
		if (properties.initializeSchema() != DatabaseInitializationMode.NEVER) {
			settings.setSchemaLocations(locations(dataSource, properties));
		}
		return settings;
	}

	private static List<String> locations(DataSource dataSource, AssistantsJdbcRegistryProperties properties) {
		// A script that would not be run anyway need not exist
		String schema = (properties.initializeSchema() == DatabaseInitializationMode.ALWAYS) ? properties.schema()
				: "optional:" + properties.schema();
		PlatformPlaceholderDatabaseDriverResolver platforms = new PlatformPlaceholderDatabaseDriverResolver();
		String platform = properties.platform();
		return (platform != null) ? platforms.resolveAll(platform, schema) : platforms.resolveAll(dataSource, schema);
	}

	@Override
	protected void runScripts(Scripts scripts) {
		List<Resource> prefixed = new ArrayList<>();
		scripts.forEach((script) -> prefixed.add(prefixed(script)));
		super.runScripts(new Scripts(prefixed).continueOnError(scripts.isContinueOnError())
			.separator(scripts.getSeparator())
			.encoding(StandardCharsets.UTF_8));
	}

	// An index bears no name of a schema
	private Resource prefixed(Resource script) {
		try {
			String text = script.getContentAsString(StandardCharsets.UTF_8)
				.replace("@@prefix@@", this.tablePrefix)
				.replace("@@index@@", this.tablePrefix.substring(this.tablePrefix.lastIndexOf('.') + 1));
			return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), script.getDescription());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

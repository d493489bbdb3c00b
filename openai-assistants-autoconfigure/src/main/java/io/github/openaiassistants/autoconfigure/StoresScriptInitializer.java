package io.github.openaiassistants.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;

/**
 * Creates the tables of runs and threads.
 */
class StoresScriptInitializer extends DataSourceScriptDatabaseInitializer {

	StoresScriptInitializer(DataSource dataSource, AssistantsJdbcStoresProperties properties) {
		super(dataSource, SchemaSettings.of(dataSource, properties.initializeSchema(), properties.schema(),
				properties.platform()));
	}

}

package io.github.openaiassistants.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * Creates the table of live runs under its configured name.
 */
class RegistryScriptInitializer extends DataSourceScriptDatabaseInitializer {

	private final String tablePrefix;

	RegistryScriptInitializer(DataSource dataSource, AssistantsJdbcRegistryProperties properties) {
		super(dataSource, SchemaSettings.of(dataSource, properties.initializeSchema(), properties.schema(),
				properties.platform()));
		this.tablePrefix = properties.tablePrefix();
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

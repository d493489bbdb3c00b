package io.github.openaiassistants.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import org.h2.Driver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Databases in memory.
 */
final class Databases {

	private Databases() {
	}

	static DataSource open(String name) {
		return new SimpleDriverDataSource(new Driver(), "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
	}

	// Compilers of several versions disagree about the nullness of a list of strings
	static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES")
			.stream()
			.map((row) -> String.valueOf(row.get("TABLE_NAME")))
			.toList();
	}

}

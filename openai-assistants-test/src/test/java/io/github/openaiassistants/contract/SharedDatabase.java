package io.github.openaiassistants.contract;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database that several processes may use at the same time.
 */
@Configuration(proxyBeanMethods = false)
class SharedDatabase {

	static final String PROPERTY = "test.database";

	@Bean
	DataSource dataSource(Environment environment) {
		return new DriverManagerDataSource(
				"jdbc:h2:file:" + environment.getRequiredProperty(PROPERTY) + ";AUTO_SERVER=TRUE");
	}

}

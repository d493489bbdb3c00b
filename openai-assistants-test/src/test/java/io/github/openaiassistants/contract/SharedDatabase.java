package io.github.openaiassistants.contract;

import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database that several applications may use at the same time.
 */
@Configuration(proxyBeanMethods = false)
class SharedDatabase {

	static final String PROPERTY = "test.database";

	// For applications in one process
	static String inMemory() {
		return PROPERTY + "=" + name();
	}

	// There until the process ends that it is opened in
	static String name() {
		return "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	@Bean
	DataSource dataSource(Environment environment) {
		return new DriverManagerDataSource("jdbc:h2:" + environment.getRequiredProperty(PROPERTY));
	}

}

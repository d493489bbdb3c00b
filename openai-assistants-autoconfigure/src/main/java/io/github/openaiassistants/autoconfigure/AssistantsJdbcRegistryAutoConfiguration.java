package io.github.openaiassistants.autoconfigure;

import java.time.Clock;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.run.RunRegistry;
import io.github.openaiassistants.run.jdbc.JdbcRegistrySettings;
import io.github.openaiassistants.run.jdbc.JdbcRunRegistry;

/**
 * Auto-configuration for a registry of live runs in the database of the application.
 */
@AutoConfiguration(before = AssistantsAutoConfiguration.class, after = AssistantsMetricsAutoConfiguration.class,
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({ JdbcClient.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "openai.assistants.registry.type", havingValue = "jdbc")
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(AssistantsJdbcRegistryProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class AssistantsJdbcRegistryAutoConfiguration {

	private final AssistantsJdbcRegistryProperties properties;

	AssistantsJdbcRegistryAutoConfiguration(AssistantsJdbcRegistryProperties properties) {
		RegistryCheck.check(properties);
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean
	RegistryScriptInitializer assistantsRegistryScriptInitializer(DataSource dataSource) {
		return new RegistryScriptInitializer(dataSource, this.properties);
	}

	@Bean
	@ConditionalOnMissingBean(RunRegistry.class)
	@DependsOnDatabaseInitialization
	JdbcRunRegistry assistantsRunRegistry(DataSource dataSource, ObjectProvider<RunMeters> meters) {
		JdbcRegistrySettings settings = new JdbcRegistrySettings(this.properties.tablePrefix(),
				UUID.randomUUID().toString(), this.properties.lease(), this.properties.retention());
		return new JdbcRunRegistry(dataSource, settings, Clock.systemUTC(),
				meters.getIfAvailable(() -> RunMeters.NONE));
	}

}

package io.github.openaiassistants.autoconfigure;

import java.time.Clock;

import javax.sql.DataSource;

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
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;

/**
 * Auto-configuration for stores of runs and threads in the database of the application.
 */
@AutoConfiguration(before = AssistantsAutoConfiguration.class,
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({ JdbcClient.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnBooleanProperty(name = "openai.assistants.enabled", matchIfMissing = true)
@Conditional(OnResponsesCondition.class)
@ConditionalOnProperty(name = "openai.assistants.responses.stores.type", havingValue = "jdbc")
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(AssistantsJdbcStoresProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class AssistantsJdbcStoresAutoConfiguration {

	AssistantsJdbcStoresAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	StoresScriptInitializer assistantsStoresScriptInitializer(DataSource dataSource,
			AssistantsJdbcStoresProperties properties) {
		return new StoresScriptInitializer(dataSource, properties);
	}

	@Bean
	@ConditionalOnMissingBean
	@DependsOnDatabaseInitialization
	ActiveRuns assistantsActiveRuns(DataSource dataSource) {
		return ActiveRuns.jdbc(dataSource, Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	@DependsOnDatabaseInitialization
	RunStore assistantsRunStore(DataSource dataSource) {
		return RunStore.jdbc(dataSource, Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	@DependsOnDatabaseInitialization
	ThreadStore assistantsThreadStore(DataSource dataSource) {
		return ThreadStore.jdbc(dataSource);
	}

}

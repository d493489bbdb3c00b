package io.github.openaiassistants.autoconfigure;

import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.run.RunRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is true of everything that can be kept in the database of the application.
 */
class JdbcConditionsTests {

	enum Kept {

		REGISTRY(Contexts.connected(), "openai.assistants.registry", "schema-unknown.sql",
				RegistryScriptInitializer.class, RunRegistry.class),

		STORES(Contexts.bridged(), "openai.assistants.responses.stores", "schema-responses-unknown.sql",
				StoresScriptInitializer.class, RunStore.class);

		@SuppressWarnings("ImmutableEnumChecker")
		private final ApplicationContextRunner memory;

		private final String prefix;

		private final String missingScript;

		private final Class<?> initializer;

		private final Class<?> bean;

		Kept(ApplicationContextRunner memory, String prefix, String missingScript, Class<?> initializer,
				Class<?> bean) {
			this.memory = memory;
			this.prefix = prefix;
			this.missingScript = missingScript;
			this.initializer = initializer;
			this.bean = bean;
		}

		ApplicationContextRunner jdbc() {
			return this.memory.withPropertyValues(this.prefix + ".type=jdbc");
		}

		ApplicationContextRunner withDatabase() {
			return jdbc().withConfiguration(Contexts.database());
		}

	}

	@ParameterizedTest
	@EnumSource
	void nothingIsThereWhenSwitchedOff(Kept kept) {
		kept.withDatabase()
			.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(kept.bean)
				.doesNotHaveBean(kept.initializer));
	}

	@ParameterizedTest
	@EnumSource
	void databaseWithoutAScriptIsRefusedWhereTheTablesMustBeCreated(Kept kept) {
		ApplicationContextRunner unknown = kept.withDatabase()
			.withPropertyValues(kept.prefix + ".jdbc.platform=unknown");
		unknown.withPropertyValues(kept.prefix + ".jdbc.initialize-schema=always")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining(kept.missingScript));
		unknown.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@EnumSource
	void twoDatabasesAreRefused(Kept kept) {
		kept.withDatabase()
			.withBean("one", DataSource.class, () -> Databases.open("one"))
			.withBean("two", DataSource.class, () -> Databases.open("two"))
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidSettingException.class));
	}

	static Stream<Arguments> missing() {
		return Stream
			.of(JdbcClient.class, DataSourceScriptDatabaseInitializer.class,
					DatabaseInitializationDependencyConfigurer.class)
			.flatMap((missing) -> Stream.of(Kept.values()).map((kept) -> Arguments.of(kept, missing)));
	}

	@ParameterizedTest
	@MethodSource("missing")
	void missingModuleIsRefused(Kept kept, Class<?> missing) {
		kept.jdbc()
			.withClassLoader(new FilteredClassLoader(missing.getPackageName()))
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidSettingException.class));
	}

	@ParameterizedTest
	@EnumSource
	void nothingOfDatabasesIsNeededInMemory(Kept kept) {
		kept.memory
			.withClassLoader(new FilteredClassLoader("org.springframework.jdbc", "org.springframework.boot.jdbc",
					"org.springframework.boot.sql", "org.springframework.transaction"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(kept.bean));
	}

}

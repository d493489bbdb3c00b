package io.github.openaiassistants.autoconfigure;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.openaiassistants.backend.responses.store.ActiveRuns;
import io.github.openaiassistants.backend.responses.store.RunStore;
import io.github.openaiassistants.backend.responses.store.ThreadStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsJdbcStoresAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AssistantsJdbcStoresAutoConfigurationTests {

	private static final String JDBC = "openai.assistants.responses.stores.type=jdbc";

	private static final String SETTINGS = "openai.assistants.responses.stores.jdbc.";

	private final ApplicationContextRunner runner = Contexts.bridged()
		.withConfiguration(Contexts.database())
		.withPropertyValues(JDBC);

	@Test
	void nothingIsKeptInADatabaseUnlessSaidSo() {
		Contexts.bridged()
			.withConfiguration(Contexts.database())
			.run((context) -> assertThat(context).hasSingleBean(RunStore.class)
				.doesNotHaveBean(StoresScriptInitializer.class)
				.doesNotHaveBean(AssistantsJdbcStoresProperties.class));
	}

	@Test
	void instancesShareTheDatabaseOfTheApplication(CapturedOutput output) {
		DataSource database = database("shared");
		ApplicationContextRunner instance = this.runner.withBean(DataSource.class, () -> database)
			.withPropertyValues(SETTINGS + "initialize-schema=always");
		instance.run((context) -> {
			context.getBean(ThreadStore.class).create(Contexts.thread("conv_1"));
			assertThat(context.getBean(ActiveRuns.class).tryActivate("conv_1", "run_1", Duration.ofMinutes(1)))
				.isNull();
		});
		instance.run((context) -> {
			assertThat(context.getBean(ThreadStore.class).find("conv_1")).isNotNull();
			assertThat(context.getBean(ActiveRuns.class).find("conv_1")).isEqualTo("run_1");
			assertThat(context.getBean(RunStore.class).find("run_1")).isNull();
		});
		assertThat(output).doesNotContain("stores.type is memory");
	}

	@Test
	void nothingIsThereForTheAssistantsApi() {
		this.runner.withPropertyValues("openai.assistants.api=assistants")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RunStore.class)
				.doesNotHaveBean(StoresScriptInitializer.class));
	}

	@Test
	void nothingIsThereWhenSwitchedOff() {
		this.runner.withPropertyValues("openai.assistants.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RunStore.class)
				.doesNotHaveBean(StoresScriptInitializer.class));
	}

	@Test
	void tablesAreNotCreatedWhereTheApplicationDoesIt() {
		this.runner.withPropertyValues(SETTINGS + "initialize-schema=never")
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(DataSource.class)
				.satisfies((database) -> assertThat(tables(database)).doesNotContain("OPENAI_ASSISTANTS_RUN")));
	}

	@Test
	void tablesAreCreatedByAScriptOfTheApplication() {
		this.runner
			.withPropertyValues(SETTINGS + "schema=classpath:stores/own-@@platform@@.sql", SETTINGS + "platform=any")
			.run((context) -> assertThat(tables(context.getBean(DataSource.class)))
				.doesNotContain("OPENAI_ASSISTANTS_RUN")
				.contains("STORES_OF_OUR_OWN"));
	}

	@Test
	void databaseWithoutAScriptIsRefusedWhereTheTablesMustBeCreated() {
		ApplicationContextRunner unknown = this.runner.withPropertyValues(SETTINGS + "platform=unknown");
		unknown.withPropertyValues(SETTINGS + "initialize-schema=always")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("schema-responses-unknown.sql"));
		unknown.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void twoDatabasesAreRefused() {
		this.runner.withBean("one", DataSource.class, () -> database("stores-one"))
			.withBean("two", DataSource.class, () -> database("stores-two"))
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidSettingException.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { JdbcClient.class, DataSourceScriptDatabaseInitializer.class,
			DatabaseInitializationDependencyConfigurer.class })
	void missingModuleIsRefused(Class<?> missing) {
		Contexts.bridged()
			.withPropertyValues(JDBC)
			.withClassLoader(new FilteredClassLoader(missing.getPackageName()))
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidSettingException.class));
	}

	@Test
	void nothingOfDatabasesIsNeededInMemory() {
		Contexts.bridged()
			.withClassLoader(new FilteredClassLoader("org.springframework.jdbc", "org.springframework.boot.jdbc",
					"org.springframework.boot.sql", "org.springframework.transaction"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(RunStore.class));
	}

	private static DataSource database(String name) {
		return new SimpleDriverDataSource(new Driver(), "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
	}

	// Compilers of several versions disagree about the nullness of a list of strings
	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES")
			.stream()
			.map((row) -> String.valueOf(row.get("TABLE_NAME")))
			.toList();
	}

}

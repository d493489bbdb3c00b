package io.github.openaiassistants.autoconfigure;

import java.time.Duration;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

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
		DataSource database = Databases.open("shared");
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
	void tablesAreNotCreatedWhereTheApplicationDoesIt() {
		this.runner.withPropertyValues(SETTINGS + "initialize-schema=never")
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(DataSource.class)
				.satisfies(
						(database) -> assertThat(Databases.tables(database)).doesNotContain("OPENAI_ASSISTANTS_RUN")));
	}

	@Test
	void tablesAreCreatedByAScriptOfTheApplication() {
		this.runner
			.withPropertyValues(SETTINGS + "schema=classpath:stores/own-@@platform@@.sql", SETTINGS + "platform=any")
			.run((context) -> assertThat(Databases.tables(context.getBean(DataSource.class)))
				.doesNotContain("OPENAI_ASSISTANTS_RUN")
				.contains("STORES_OF_OUR_OWN"));
	}

}

package io.github.openaiassistants.autoconfigure;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.run.LiveRun;
import io.github.openaiassistants.run.RunRegistry;
import io.github.openaiassistants.run.RunSuccession;
import io.github.openaiassistants.run.SharedRunRegistry;
import io.github.openaiassistants.run.Successor;
import io.github.openaiassistants.run.jdbc.JdbcRunRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssistantsJdbcRegistryAutoConfiguration} and
 * {@link AssistantsRegistryConfiguration}.
 */
class AssistantsJdbcRegistryAutoConfigurationTests {

	private final LiveRun run = new LiveRun(
			new RunReference("run_1", "thread_1", "asst_1", "default", "first", null, Map.of("user", "ada")),
			Instant.now().truncatedTo(ChronoUnit.MILLIS), true);

	private final ApplicationContextRunner runner = Contexts.connected()
		.withConfiguration(Contexts.database())
		.withPropertyValues("openai.assistants.registry.type=jdbc");

	@Test
	void liveRunsAreKnownInMemoryUnlessSaidOtherwise() {
		Contexts.connected()
			.withConfiguration(Contexts.database())
			.run((context) -> assertThat(context).hasSingleBean(RunRegistry.class)
				.doesNotHaveBean(JdbcRunRegistry.class)
				.doesNotHaveBean(RunSuccession.class)
				.doesNotHaveBean(RegistryScriptInitializer.class)
				.doesNotHaveBean(AssistantsJdbcRegistryProperties.class));
	}

	@Test
	void liveRunsAreKnownInTheDatabaseOfTheApplication() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(RunSuccession.class);
			context.getBean(RunRegistry.class).started(this.run);
			assertThat(rows(context, "OPENAI_ASSISTANTS_LIVE_RUN")).isOne();
			assertThat(context.getBean(JdbcRunRegistry.class).interval()).isEqualTo(Duration.ofSeconds(20));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "SHOP_", "PUBLIC.SHOP_", "" })
	void tableHasTheNameThatWasChosen(String prefix) {
		this.runner.withPropertyValues("openai.assistants.registry.jdbc.table-prefix=" + prefix).run((context) -> {
			context.getBean(RunRegistry.class).started(this.run);
			assertThat(rows(context, prefix + "LIVE_RUN")).isOne();
		});
	}

	@Test
	void tableIsCreatedOnceOnly() {
		DataSource database = Databases.open("created");
		ApplicationContextRunner shared = this.runner.withBean(DataSource.class, () -> database)
			.withPropertyValues("openai.assistants.registry.jdbc.initialize-schema=always");
		shared.run((context) -> context.getBean(RunRegistry.class).started(this.run));
		shared.run((context) -> assertThat(rows(context, "OPENAI_ASSISTANTS_LIVE_RUN")).isOne());
	}

	@Test
	void tableIsNotCreatedWhereTheApplicationDoesIt() {
		this.runner.withPropertyValues("openai.assistants.registry.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(JdbcRunRegistry.class)
				.getBean(DataSource.class)
				.satisfies((database) -> assertThat(Databases.tables(database))
					.doesNotContain("OPENAI_ASSISTANTS_LIVE_RUN")));
	}

	@Test
	void tableIsCreatedByAScriptOfTheApplication() {
		this.runner
			.withPropertyValues("openai.assistants.registry.jdbc.schema=classpath:registry/own-@@platform@@.sql",
					"openai.assistants.registry.jdbc.platform=any")
			.run((context) -> assertThat(rows(context, "OPENAI_ASSISTANTS_OF_OUR_OWN")).isZero());
	}

	@Test
	void databaseThatIsAwayDoesNotKeepTheApplicationFromStarting() {
		this.runner
			.withBean(DataSource.class,
					() -> new SimpleDriverDataSource(new Driver(), "jdbc:h2:tcp://localhost:1/nowhere"))
			.withPropertyValues("openai.assistants.registry.jdbc.initialize-schema=never")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(RunRegistry.class).started(this.run);
				assertThat(context.getBean(RunRegistry.class).live()).containsExactly(this.run);
			});
	}

	@Test
	void registryOfTheApplicationHasASuccessionToo() {
		SharedRunRegistry own = (SharedRunRegistry) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { SharedRunRegistry.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "interval" -> Duration.ofHours(1);
					case "claim" -> List.of();
					case "toString" -> "own";
					case "hashCode" -> 1;
					case "equals" -> proxy == arguments[0];
					default -> null;
				});
		Contexts.connected()
			.withBean(SharedRunRegistry.class, () -> own)
			.run((context) -> assertThat(context).hasSingleBean(RunRegistry.class).hasSingleBean(RunSuccession.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "recover", "cancel" })
	void runsOfACrashedInstanceAreTakenOverAtStartUp(String policy) {
		DataSource database = Databases.open(policy);
		ApplicationContextRunner shared = this.runner.withBean(DataSource.class, () -> database);
		// Otherwise it may take over what it has just left
		shared.withPropertyValues("openai.assistants.recovery.abandoned=leave").run((context) -> {
			context.getBean(RunRegistry.class).started(this.run);
			context.getBean(RunRegistry.class).left(this.run.clientRunId());
		});
		CountDownLatch taken = new CountDownLatch(1);
		shared.withPropertyValues("openai.assistants.recovery.abandoned=" + policy)
			.withBean(Successor.class, () -> successor(policy, taken))
			.run((context) -> assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue());
	}

	private Successor successor(String expected, CountDownLatch taken) {
		return new Successor() {

			@Override
			public void recover(LiveRun run) {
				take("recover", run);
			}

			@Override
			public void cancel(LiveRun run) {
				take("cancel", run);
			}

			private void take(String policy, LiveRun run) {
				if (policy.equals(expected) && run.equals(AssistantsJdbcRegistryAutoConfigurationTests.this.run)) {
					taken.countDown();
				}
			}

		};
	}

	private static int rows(ApplicationContext context, String table) {
		Integer rows = new JdbcTemplate(context.getBean(DataSource.class))
			.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
		return (rows != null) ? rows : -1;
	}

}

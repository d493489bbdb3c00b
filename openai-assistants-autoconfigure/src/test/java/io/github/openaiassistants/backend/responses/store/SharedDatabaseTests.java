package io.github.openaiassistants.backend.responses.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several instances that share a database.
 */
class SharedDatabaseTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private final DataSource database = StoreKind.H2.database();

	private final StoreKind.Stores one = StoreKind.shared(this.database, Clock.systemUTC());

	private final StoreKind.Stores two = StoreKind.shared(this.database, Clock.systemUTC());

	@Test
	void instancesSeeWhatOthersKeep() {
		StoredRun run = Samples.run("run_1", "conv_1", "requires_action");
		this.one.runs().create(run);
		this.one.threads().create(StoredThread.begin("conv_1", 0));
		this.one.threads().append("conv_1", List.of(Samples.message("msg_1", "user", null)));
		this.one.active().tryActivate("conv_1", "run_1", LEASE);
		assertThat(this.two.runs().find("run_1")).isEqualTo(run);
		assertThat(this.two.threads().items("conv_1")).hasSize(1);
		assertThat(this.two.active().tryActivate("conv_1", "run_2", LEASE)).isEqualTo("run_1");
		assertThat(this.two.active().tryActivate("conv_1", "run_1", LEASE)).isNull();
	}

	@Test
	void instancesCannotBothChangeARun() {
		StoredRun run = Samples.run("run_1", "conv_1", "requires_action");
		this.one.runs().create(run);
		assertThat(this.one.runs().update(run)).isNotNull();
		assertThat(this.two.runs().update(run)).isNull();
	}

	@Test
	void whatIsKeptDoesNotDependOnTransactionsOfTheApplication() {
		TransactionTemplate application = new TransactionTemplate(new JdbcTransactionManager(this.database));
		application.executeWithoutResult((status) -> {
			this.one.active().tryActivate("conv_1", "run_1", LEASE);
			this.one.runs().create(Samples.run("run_1", "conv_1", "queued"));
			this.one.runs().create(Samples.run("run_1", "conv_1", "queued"));
			assertThat(this.two.active().find("conv_1")).isEqualTo("run_1");
			status.setRollbackOnly();
		});
		assertThat(this.one.active().find("conv_1")).isEqualTo("run_1");
		assertThat(this.one.runs().find("run_1")).isNotNull();
	}

}

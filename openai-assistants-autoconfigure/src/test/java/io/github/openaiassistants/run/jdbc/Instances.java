package io.github.openaiassistants.run.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.run.LiveRun;

/**
 * Instances of an application that share a database.
 */
final class Instances {

	static final Duration LEASE = Duration.ofSeconds(60);

	private final SettableClock clock = new SettableClock();

	private final AtomicInteger failures = new AtomicInteger();

	private final SwitchedDataSource database;

	private final JdbcTemplate template;

	private Instances(SimpleDriverDataSource database, String platform) throws Exception {
		this.database = new SwitchedDataSource(database);
		this.template = new JdbcTemplate(database);
		String script = new ClassPathResource("schema-" + platform + ".sql", JdbcRunRegistry.class)
			.getContentAsString(StandardCharsets.UTF_8)
			.replace("@@prefix@@", "TEST_")
			.replace("@@index@@", "TEST_");
		new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8))).execute(database);
	}

	static Instances onH2() throws Exception {
		return new Instances(new SimpleDriverDataSource(new org.h2.Driver(),
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""), "h2");
	}

	static Instances onHsqldb() throws Exception {
		return new Instances(new SimpleDriverDataSource(new org.hsqldb.jdbc.JDBCDriver(),
				"jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", ""), "hsqldb");
	}

	JdbcRunRegistry next() {
		JdbcRegistrySettings settings = new JdbcRegistrySettings("TEST_", UUID.randomUUID().toString(), LEASE,
				Duration.ofDays(7));
		return new JdbcRunRegistry(this.database, settings, this.clock, new RunMeters() {

			@Override
			public void published(AssistantsEvent event) {
			}

			@Override
			public void listenerFailed(String listener, long nanos) {
			}

			@Override
			public void registryFailed() {
				Instances.this.failures.incrementAndGet();
			}

		});
	}

	static LiveRun run(String id) {
		return new LiveRun(new RunReference(null, "thread_1", "asst_1", "default", id, null, Map.of()),
				Instant.parse("2026-01-01T00:00:00Z"), false);
	}

	SettableClock clock() {
		return this.clock;
	}

	SwitchedDataSource database() {
		return this.database;
	}

	int failures() {
		return this.failures.get();
	}

	int rows() {
		Integer rows = this.template.queryForObject("SELECT COUNT(*) FROM TEST_LIVE_RUN", Integer.class);
		return (rows != null) ? rows : 0;
	}

}

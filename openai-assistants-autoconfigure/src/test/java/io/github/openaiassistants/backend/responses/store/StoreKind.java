package io.github.openaiassistants.backend.responses.store;

import java.time.InstantSource;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Where things are kept. The dialects of other databases are those that H2 imitates.
 */
enum StoreKind {

	MEMORY(null, null),

	H2("h2", ""),

	POSTGRESQL("postgresql", ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"),

	MYSQL("mysql", ";MODE=MySQL;DATABASE_TO_LOWER=TRUE"),

	MARIADB("mariadb", ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE");

	private final @Nullable String platform;

	private final @Nullable String options;

	StoreKind(@Nullable String platform, @Nullable String options) {
		this.platform = platform;
		this.options = options;
	}

	boolean isDatabase() {
		return this.platform != null;
	}

	Stores create(InstantSource clock) {
		if (!isDatabase()) {
			return memory(clock, Integer.MAX_VALUE);
		}
		return shared(database(), clock);
	}

	static Stores memory(InstantSource clock, int limit) {
		ActiveRuns active = ActiveRuns.inMemory(clock);
		return new Stores(RunStore.inMemory(limit), ThreadStore.inMemory(limit, active), active);
	}

	static Stores shared(DataSource database, InstantSource clock) {
		return new Stores(RunStore.jdbc(database, clock), ThreadStore.jdbc(database), ActiveRuns.jdbc(database, clock));
	}

	DataSource database() {
		DataSource database = JdbcConnectionPool
			.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + this.options, "sa", "");
		populate(database);
		return database;
	}

	void populate(DataSource database) {
		new ResourceDatabasePopulator(
				new ClassPathResource("schema-responses-" + this.platform + ".sql", RunStore.class))
			.execute(database);
	}

	/**
	 * The stores of one instance.
	 *
	 * @param runs keeps runs
	 * @param threads keeps threads
	 * @param active tells which threads are held
	 */
	record Stores(RunStore runs, ThreadStore threads, ActiveRuns active) {

	}

}

package io.github.openaiassistants.run.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.run.LiveRun;

/**
 * The table of live runs. Each statement is a transaction of its own, whatever the
 * application has going on and whether its connections commit by themselves. Times are
 * milliseconds since 1970, which need no time zone and are the same in every database.
 */
final class LiveRunTable {

	private static final Log logger = LogFactory.getLog(LiveRunTable.class);

	private static final int STATEMENT_SECONDS = 10;

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private final JdbcClient client;

	private final TransactionTemplate transaction;

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final String table;

	private final String owner;

	LiveRunTable(DataSource dataSource, String prefix, String owner) {
		this.client = JdbcClient.create(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.table = prefix + "LIVE_RUN";
		this.owner = owner;
	}

	void insert(LiveRun run, Instant lease) {
		RunReference reference = run.run();
		execute(sql("""
				INSERT INTO %s (CLIENT_RUN_ID, CLIENT_NAME, ATTRIBUTES, CONTINUES, STARTED_AT,
					THREAD_ID, RUN_ID, ASSISTANT_ID, FUNCTIONS_STARTED, OWNER_ID, LEASE_UNTIL)
				VALUES (:id, :client, :attributes, :continues, :started,
					:thread, :run, :assistant, :functions, :owner, :lease)""").param("client", reference.client())
			.param("attributes", this.mapper.writeValueAsString(reference.attributes()))
			.param("continues", reference.continues())
			.param("started", run.startedAt().toEpochMilli()), run, lease);
	}

	/**
	 * Tell what is known now, which is a sign of life as well.
	 * @param run the run
	 * @param lease the end of the new lease
	 * @return whether the run is still one of this instance
	 */
	boolean update(LiveRun run, Instant lease) {
		return execute(sql("""
				UPDATE %s SET THREAD_ID = :thread, RUN_ID = :run, ASSISTANT_ID = :assistant,
					FUNCTIONS_STARTED = :functions, LEASE_UNTIL = :lease
				WHERE CLIENT_RUN_ID = :id AND OWNER_ID = :owner"""), run, lease) > 0;
	}

	private int execute(StatementSpec statement, LiveRun run, Instant lease) {
		RunReference reference = run.run();
		return execute(statement.param("id", run.clientRunId())
			.param("thread", reference.threadId())
			.param("run", reference.runId())
			.param("assistant", reference.assistantId())
			.param("functions", run.functionsStarted() ? 1 : 0)
			.param("owner", this.owner)
			.param("lease", lease.toEpochMilli()));
	}

	void delete(String clientRunId) {
		execute(sql("DELETE FROM %s WHERE CLIENT_RUN_ID = :id AND OWNER_ID = :owner").param("id", clientRunId)
			.param("owner", this.owner));
	}

	void expire(String clientRunId) {
		execute(sql("UPDATE %s SET LEASE_UNTIL = 0, OWNER_ID = '-' WHERE CLIENT_RUN_ID = :id AND OWNER_ID = :owner")
			.param("id", clientRunId)
			.param("owner", this.owner));
	}

	void renew(Instant lease) {
		execute(sql("UPDATE %s SET LEASE_UNTIL = :lease WHERE OWNER_ID = :owner").param("owner", this.owner)
			.param("lease", lease.toEpochMilli()));
	}

	int purge(Instant startedBefore, Instant now) {
		return execute(sql("DELETE FROM %s WHERE STARTED_AT < :before AND LEASE_UNTIL < :now")
			.param("before", startedBefore.toEpochMilli())
			.param("now", now.toEpochMilli()));
	}

	/**
	 * Take abandoned runs. Of several instances that see the same row only one finds it
	 * unchanged.
	 * @param limit the largest number
	 * @param now the time
	 * @param lease the end of the new leases
	 * @param taken given each run that was taken, also when a later statement fails
	 */
	void claim(int limit, Instant now, Instant lease, Consumer<LiveRun> taken) {
		int left = limit;
		List<Row> abandoned = abandoned(left, now);
		while (left > 0 && !abandoned.isEmpty()) {
			for (Row row : abandoned) {
				if (take(row, lease)) {
					taken.accept(row.run());
					left--;
				}
			}
			abandoned = (left > 0) ? abandoned(left, now) : List.of();
		}
	}

	private List<Row> abandoned(int limit, Instant now) {
		return inTransaction(() -> sql("""
				SELECT CLIENT_RUN_ID, CLIENT_NAME, THREAD_ID, RUN_ID, ASSISTANT_ID, ATTRIBUTES, CONTINUES, STARTED_AT,
					FUNCTIONS_STARTED, OWNER_ID, LEASE_UNTIL
				FROM %s WHERE LEASE_UNTIL < :now AND OWNER_ID <> :owner
				ORDER BY LEASE_UNTIL, CLIENT_RUN_ID""").withMaxRows(limit)
			.param("now", now.toEpochMilli())
			.param("owner", this.owner)
			.query(this::row)
			.list());
	}

	private boolean take(Row row, Instant lease) {
		return execute(sql("""
				UPDATE %s SET OWNER_ID = :owner, LEASE_UNTIL = :lease
				WHERE CLIENT_RUN_ID = :id AND OWNER_ID = :former AND LEASE_UNTIL = :until""")
			.param("id", row.run().clientRunId())
			.param("former", row.owner())
			.param("until", row.leaseUntil())
			.param("owner", this.owner)
			.param("lease", lease.toEpochMilli())) > 0;
	}

	private Row row(ResultSet row, int number) throws SQLException {
		String id = row.getString("CLIENT_RUN_ID");
		RunReference reference = new RunReference(row.getString("RUN_ID"), row.getString("THREAD_ID"),
				row.getString("ASSISTANT_ID"), row.getString("CLIENT_NAME"), id, row.getString("CONTINUES"),
				attributes(id, row.getString("ATTRIBUTES")));
		LiveRun run = new LiveRun(reference, Instant.ofEpochMilli(row.getLong("STARTED_AT")),
				row.getInt("FUNCTIONS_STARTED") != 0);
		return new Row(run, row.getString("OWNER_ID"), row.getLong("LEASE_UNTIL"));
	}

	private Map<String, String> attributes(String clientRunId, String json) {
		try {
			return this.mapper.readValue(json, TEXTS);
		}
		catch (JacksonException ex) {
			logger.warn("The attributes of run " + clientRunId + " are no JSON and are lost");
			return Map.of();
		}
	}

	private StatementSpec sql(String statement) {
		return this.client.sql(String.format(statement, this.table)).withQueryTimeout(STATEMENT_SECONDS);
	}

	private int execute(StatementSpec statement) {
		return inTransaction(statement::update);
	}

	private <T> T inTransaction(Supplier<T> statement) {
		return this.transaction.execute((status) -> statement.get());
	}

	/**
	 * A row as it was read.
	 */
	private record Row(LiveRun run, String owner, long leaseUntil) {

	}

}

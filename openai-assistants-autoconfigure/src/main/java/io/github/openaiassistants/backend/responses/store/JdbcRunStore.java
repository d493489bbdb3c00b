package io.github.openaiassistants.backend.responses.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.openaiassistants.backend.responses.request.ListWindow;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Runs in a table with a document for each.
 */
final class JdbcRunStore implements RunStore {

	private static final String RUN = "runId";

	private static final String THREAD = "threadId";

	private static final String DOCUMENT = "document";

	private static final String VERSION = "version";

	private final Database database;

	private final InstantSource clock;

	JdbcRunStore(DataSource dataSource, InstantSource clock) {
		this.database = new Database(dataSource);
		this.clock = clock;
	}

	@Override
	public boolean create(StoredRun run) {
		return this.database.insert((jdbc) -> jdbc.sql("""
				INSERT INTO openai_assistants_run (run_id, thread_id, run_status, recorded_at, row_version, document)
				VALUES (:runId, :threadId, :status, :recordedAt, :version, :document)
				""")
			.param(RUN, run.runId())
			.param(THREAD, run.threadId())
			.param("status", run.status().value())
			.param("recordedAt", this.clock.millis())
			.param(VERSION, run.version())
			.param(DOCUMENT, this.database.write(run))
			.update());
	}

	@Override
	public @Nullable StoredRun find(String runId) {
		String document = this.database
			.find((jdbc) -> jdbc.sql("SELECT document FROM openai_assistants_run WHERE run_id = :runId")
				.param(RUN, runId)
				.query(String.class)
				.optional());
		return (document != null) ? read(document) : null;
	}

	private StoredRun read(String document) {
		return this.database.read(document, StoredRun.class);
	}

	@Override
	public @Nullable StoredRun update(StoredRun run) {
		StoredRun next = run.next();
		int rows = this.database.update((jdbc) -> jdbc.sql("""
				UPDATE openai_assistants_run SET run_status = :status, row_version = :next, document = :document
				WHERE run_id = :runId AND row_version = :version
				""")
			.param("status", next.status().value())
			.param("next", next.version())
			.param(DOCUMENT, this.database.write(next))
			.param(RUN, run.runId())
			.param(VERSION, run.version())
			.update());
		return (rows > 0) ? next : null;
	}

	@Override
	public ListPage<StoredRun> list(String threadId, ListQuery query) {
		return this.database.execute((jdbc) -> {
			List<String> ids = jdbc.sql("""
					SELECT run_id FROM openai_assistants_run WHERE thread_id = :threadId
					ORDER BY recorded_at, run_id
					""").param(THREAD, threadId).query(String.class).list();
			ListPage<String> page = ListWindow.of(ids, Function.identity(), query);
			return ListWindow.page(runs(jdbc, page.data()), StoredRun::runId, Boolean.TRUE.equals(page.hasMore()));
		});
	}

	private List<StoredRun> runs(JdbcClient jdbc, List<String> ids) {
		if (ids.isEmpty()) {
			return List.of();
		}
		Map<String, StoredRun> runs = jdbc.sql("SELECT document FROM openai_assistants_run WHERE run_id IN (:ids)")
			.param("ids", ids)
			.query(String.class)
			.stream()
			.map(this::read)
			.collect(Collectors.toMap(StoredRun::runId, Function.identity()));
		return ids.stream().map(runs::get).filter(Objects::nonNull).toList();
	}

	@Override
	public void deleteAll(String threadId) {
		this.database.update((jdbc) -> jdbc.sql("DELETE FROM openai_assistants_run WHERE thread_id = :threadId")
			.param(THREAD, threadId)
			.update());
	}

}

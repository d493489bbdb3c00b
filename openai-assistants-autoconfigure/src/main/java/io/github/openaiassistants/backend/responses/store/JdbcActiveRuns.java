package io.github.openaiassistants.backend.responses.store;

import java.time.Duration;
import java.time.InstantSource;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Which run holds a thread, in a table with a row for every thread that is held.
 */
final class JdbcActiveRuns implements ActiveRuns {

	private static final String THREAD = "threadId";

	private static final String RUN = "runId";

	private final Database database;

	private final InstantSource clock;

	JdbcActiveRuns(DataSource dataSource, InstantSource clock) {
		this.database = new Database(dataSource);
		this.clock = clock;
	}

	@Override
	public @Nullable String tryActivate(String threadId, String runId, Duration lease) {
		while (true) {
			long now = this.clock.millis();
			long until = now + lease.toMillis();
			if (takeOver(threadId, runId, now, until)) {
				return null;
			}
			String holder = find(threadId);
			if (holder != null) {
				return holder;
			}
			// Others may be as fast, and then one of them holds it
			if (insert(threadId, runId, until)) {
				return null;
			}
		}
	}

	private boolean takeOver(String threadId, String runId, long now, long until) {
		return this.database.update((jdbc) -> jdbc.sql("""
				UPDATE openai_assistants_active_run SET run_id = :runId, held_until = :until
				WHERE thread_id = :threadId AND (run_id = :runId OR held_until <= :now)
				""").param(THREAD, threadId).param(RUN, runId).param("now", now).param("until", until).update()) > 0;
	}

	private boolean insert(String threadId, String runId, long until) {
		return this.database.insert((jdbc) -> jdbc.sql("""
				INSERT INTO openai_assistants_active_run (thread_id, run_id, held_until)
				VALUES (:threadId, :runId, :until)
				""").param(THREAD, threadId).param(RUN, runId).param("until", until).update());
	}

	@Override
	public boolean rename(String threadId, String before, String runId) {
		return this.database.update((jdbc) -> jdbc.sql("""
				UPDATE openai_assistants_active_run SET run_id = :runId
				WHERE thread_id = :threadId AND run_id = :before
				""").param(THREAD, threadId).param(RUN, runId).param("before", before).update()) > 0;
	}

	@Override
	public void release(String threadId, String runId) {
		this.database.update((jdbc) -> jdbc.sql("""
				DELETE FROM openai_assistants_active_run WHERE thread_id = :threadId AND run_id = :runId
				""").param(THREAD, threadId).param(RUN, runId).update());
	}

	@Override
	public @Nullable String find(String threadId) {
		return this.database.find((jdbc) -> jdbc.sql("""
				SELECT run_id FROM openai_assistants_active_run WHERE thread_id = :threadId AND held_until > :now
				""").param(THREAD, threadId).param("now", this.clock.millis()).query(String.class).optional());
	}

}

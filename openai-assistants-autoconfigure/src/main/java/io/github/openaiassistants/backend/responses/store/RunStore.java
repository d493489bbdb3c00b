package io.github.openaiassistants.backend.responses.store;

import java.time.InstantSource;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;

/**
 * Keeps runs, which the server does not know. All operations are thread-safe and may
 * block. A store that several instances share lets any of them go on with a run: a change
 * is accepted only for the newest version, so that no two of them submit outputs for it.
 */
public interface RunStore {

	/**
	 * How many finished runs are kept in memory unless said otherwise.
	 */
	int DEFAULT_LIMIT = 1000;

	/**
	 * Create a store that forgets all runs when the application ends.
	 * @param limit how many finished runs are kept; the one that was not used for the
	 * longest time is forgotten first, an active one never
	 * @return the store
	 */
	static RunStore inMemory(int limit) {
		return new InMemoryRunStore(limit);
	}

	/**
	 * Create a store in a database, whose schema is in the files
	 * {@code schema-responses-<platform>.sql} beside this type.
	 * @param dataSource the database; every operation is a transaction of its own
	 * @param clock tells when a run was first kept
	 * @return the store
	 */
	static RunStore jdbc(DataSource dataSource, InstantSource clock) {
		return new JdbcRunStore(dataSource, clock);
	}

	/**
	 * Keep a new run.
	 * @param run the run
	 * @return whether it is kept now; {@code false} when a run of this id was kept
	 */
	boolean create(StoredRun run);

	/**
	 * Find a run.
	 * @param runId the run
	 * @return the run, or {@code null} when there is none of this id
	 */
	@Nullable StoredRun find(String runId);

	/**
	 * Change a run, unless it was changed since it was read.
	 * @param run the changed run, with the version it was read in
	 * @return the run in its new version, or {@code null} when it has changed or is gone
	 */
	@Nullable StoredRun update(StoredRun run);

	/**
	 * List the runs of a thread.
	 * @param threadId the thread
	 * @param query limit, order and cursors
	 * @return a page of the runs
	 * @throws io.github.openaiassistants.failure.RequestNotValidException if a cursor
	 * names no run of the thread
	 */
	ListPage<StoredRun> list(String threadId, ListQuery query);

	/**
	 * Forget the runs of a thread.
	 * @param threadId the thread
	 */
	void deleteAll(String threadId);

}

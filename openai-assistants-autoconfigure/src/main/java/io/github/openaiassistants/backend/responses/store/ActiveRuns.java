package io.github.openaiassistants.backend.responses.store;

import java.time.Duration;
import java.time.InstantSource;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time be active on a thread, as the Assistants server did. A run holds
 * its thread until it lets it go, but no longer than it said, so that an instance that
 * crashed does not lock a thread for ever. All operations are atomic and may block;
 * instances that share them must agree on the time to well within a lease.
 */
public interface ActiveRuns {

	/**
	 * Create a guard for one instance.
	 * @param clock tells the time
	 * @return the guard
	 */
	static ActiveRuns inMemory(InstantSource clock) {
		return new InMemoryActiveRuns(clock);
	}

	/**
	 * Create a guard in a database, whose schema is in the files
	 * {@code schema-responses-<platform>.sql} beside this type.
	 * @param dataSource the database; every operation is a transaction of its own
	 * @param clock tells the time
	 * @return the guard
	 */
	static ActiveRuns jdbc(DataSource dataSource, InstantSource clock) {
		return new JdbcActiveRuns(dataSource, clock);
	}

	/**
	 * Let a run hold a thread, or hold it longer.
	 * @param threadId the thread
	 * @param runId the run, or any id of the caller's while the run has none
	 * @param lease how long from now the run may hold the thread
	 * @return {@code null} when the run holds the thread now, or the run that does
	 */
	@Nullable String tryActivate(String threadId, String runId, Duration lease);

	/**
	 * Give the run that holds a thread its id.
	 * @param threadId the thread
	 * @param before the id under which the thread is held
	 * @param runId the run
	 * @return whether the thread was held under that id
	 */
	boolean rename(String threadId, String before, String runId);

	/**
	 * Let a thread go; nothing happens when another run holds it.
	 * @param threadId the thread
	 * @param runId the run
	 */
	void release(String threadId, String runId);

	/**
	 * Find the run that holds a thread.
	 * @param threadId the thread
	 * @return the run, or {@code null} when there is none
	 */
	@Nullable String find(String threadId);

}

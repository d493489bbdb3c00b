package io.github.openaiassistants.run;

import java.util.Collection;

/**
 * The logical runs that have not ended. Told by each run of its own changes, one after
 * the other, on a thread that may block. A registry that cannot do its work throws
 * nothing: a run goes on without it.
 */
public interface RunRegistry {

	/**
	 * Keep the runs of this instance in memory.
	 * @return the registry
	 */
	static RunRegistry inMemory() {
		return new InMemoryRunRegistry();
	}

	/**
	 * A run begins. Told before anything is sent.
	 * @param run the run
	 */
	void started(LiveRun run);

	/**
	 * Something about a run is known now: an id, or that functions were started for it.
	 * @param run the run, which was started before
	 */
	void changed(LiveRun run);

	/**
	 * A run is over.
	 * @param clientRunId the run
	 */
	void ended(String clientRunId);

	/**
	 * A run goes on at the server and is not followed here any more: a successor may take
	 * it over at once.
	 * @param clientRunId the run
	 */
	void left(String clientRunId);

	/**
	 * Return the runs of this instance that have not ended.
	 * @return the runs, in no particular order
	 */
	Collection<LiveRun> live();

}

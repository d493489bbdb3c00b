package io.github.openaiassistants.run;

import java.time.Duration;
import java.util.List;

/**
 * A registry that several instances share. Each holds a lease on its runs and renews it;
 * a run whose lease has run out is abandoned. What is declared here is called by one
 * thread, which may block, and throws nothing.
 */
public interface SharedRunRegistry extends RunRegistry {

	/**
	 * Return how often {@link #renew()} is to be called.
	 * @return the time between two calls, well below that of a lease
	 */
	Duration interval();

	/**
	 * Renew the leases of all runs of this instance, and make up for what could not be
	 * done since the last time.
	 */
	void renew();

	/**
	 * Take over runs that other instances have abandoned. Each is taken over by one
	 * instance only and then is a run of that one.
	 * @param limit the largest number of runs
	 * @return the runs, those that were abandoned first at the beginning
	 */
	List<LiveRun> claim(int limit);

	/**
	 * Forget abandoned runs that nobody has taken over for so long that there is nothing
	 * left to do about them.
	 */
	void purge();

}

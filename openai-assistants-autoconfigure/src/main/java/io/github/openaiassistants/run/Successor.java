package io.github.openaiassistants.run;

/**
 * Goes on with runs that another instance has abandoned, and tells the registry when they
 * are over. Called by one thread for one run after the other; must not wait for the end
 * of a run. A run for which it throws is given up.
 */
public interface Successor {

	/**
	 * Follow a run to its end.
	 * @param run the run, which is one of this instance now
	 */
	void recover(LiveRun run);

	/**
	 * Cancel a run at the server.
	 * @param run the run, which is one of this instance now
	 */
	void cancel(LiveRun run);

}

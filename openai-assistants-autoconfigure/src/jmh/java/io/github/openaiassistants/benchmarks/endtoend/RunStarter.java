package io.github.openaiassistants.benchmarks.endtoend;

/**
 * Starts runs with one of the clients, whose events go to the listeners of the
 * application.
 */
interface RunStarter {

	/**
	 * Start a run, and do not wait for its end.
	 * @param whenOver called when it has come to its end
	 */
	void start(Runnable whenOver);

}

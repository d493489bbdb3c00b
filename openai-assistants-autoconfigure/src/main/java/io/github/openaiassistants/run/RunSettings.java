package io.github.openaiassistants.run;

/**
 * How the runs of one client are handled.
 *
 * @param client the name of the client
 * @param publish whether events are published to listeners
 * @param failOnListenerFailure whether a listener that throws ends the run
 * @param cancelRuns whether a run that is ended here is cancelled at the server
 * @param leavesRunsAtShutdown whether runs are left alone that are active when the
 * application ends
 * @param maxRounds how often a run may wait for functions of the application
 * @param recovery what is done when it is not known what became of a run
 * @param timeouts how long things may take
 */
public record RunSettings(String client, boolean publish, boolean failOnListenerFailure, boolean cancelRuns,
		boolean leavesRunsAtShutdown, int maxRounds, RecoverySettings recovery, RunTimeouts timeouts) {

	/**
	 * Return the settings for a run that others started and work on.
	 * @return settings with which nothing is told or done but to the subscriber
	 */
	RunSettings watching() {
		return new RunSettings(this.client, false, this.failOnListenerFailure, false, true, this.maxRounds,
				this.recovery.watching(), this.timeouts.watching());
	}

}

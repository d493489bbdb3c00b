package io.github.openaiassistants.run;

/**
 * How the runs of one client are handled.
 *
 * @param client the name of the client
 * @param publish whether events are published to listeners
 * @param failOnListenerFailure whether a listener that throws ends the run
 * @param concurrentRuns how many logical runs may be active at the same time
 * @param cancelRuns whether a run that is ended here is cancelled at the server
 * @param recovers whether a run whose stream is lost is looked up
 * @param maxRounds how often a run may wait for functions of the application
 * @param timeouts how long things may take
 */
public record RunSettings(String client, boolean publish, boolean failOnListenerFailure, int concurrentRuns,
		boolean cancelRuns, boolean recovers, int maxRounds, RunTimeouts timeouts) {

}

package io.github.openaiassistants.run;

import reactor.core.publisher.Mono;

import io.github.openaiassistants.event.RunFinished;

/**
 * A run that was launched for the listeners. Safe for use by any thread.
 */
public interface RunHandle {

	/**
	 * Return the id that the run has here, which every event of it carries.
	 * @return the id, known before the server answered
	 */
	String clientRunId();

	/**
	 * Return how the run ended. Never empty and never in error: a run that is refused,
	 * aborted or lost has an outcome as well.
	 * @return the last event of the run, emitted after the listeners have seen it
	 */
	Mono<RunFinished> finished();

	/**
	 * End the run. The connection is closed at once, and the run is cancelled at the
	 * server unless the configuration says otherwise; the outcome follows. Does nothing
	 * when the run has ended.
	 */
	void cancel();

}

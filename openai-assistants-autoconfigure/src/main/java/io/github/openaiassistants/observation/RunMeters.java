package io.github.openaiassistants.observation;

import io.github.openaiassistants.event.AssistantsEvent;

/**
 * Counts what happens to the runs of one client. Called for every event, so
 * implementations look nothing up.
 */
public interface RunMeters {

	/**
	 * Counts nothing.
	 */
	RunMeters NONE = new RunMeters() {

		@Override
		public void published(AssistantsEvent event) {
		}

		@Override
		public void listenerFailed(String listener, long nanos) {
		}

		@Override
		public void registryFailed() {
		}

	};

	/**
	 * An event was published.
	 * @param event the event
	 */
	void published(AssistantsEvent event);

	/**
	 * A listener threw.
	 * @param listener the listener
	 * @param nanos how long it had been working, in nanoseconds
	 */
	void listenerFailed(String listener, long nanos);

	/**
	 * The registry of live runs could not be told something.
	 */
	void registryFailed();

}

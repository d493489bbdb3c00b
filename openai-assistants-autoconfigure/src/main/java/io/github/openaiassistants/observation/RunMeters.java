package io.github.openaiassistants.observation;

import io.github.openaiassistants.event.AssistantsEvent;

/**
 * Counts what happens to the runs of one client. Called for every event, so
 * implementations do no more than to increment what they know.
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
	 * A listener was called, and returned or threw.
	 * @param listener the listener
	 * @param nanos how long it worked, in nanoseconds
	 */
	default void listenerCalled(String listener, long nanos) {
	}

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

	/**
	 * A run began. Each that begins ends.
	 */
	default void runStarted() {
	}

	/**
	 * A run ended.
	 */
	default void runEnded() {
	}

	/**
	 * The look-ups of a run ended whose stream was lost, or that others had started.
	 * @param result how
	 */
	default void recoveryEnded(RunSegmentObservationContext.Result result) {
	}

	/**
	 * A request is sent again.
	 * @param operation what it does, in a few fixed words
	 * @param failure why
	 */
	default void retried(String operation, Throwable failure) {
	}

}

package io.github.openaiassistants.event;

/**
 * Where an event came from.
 */
public enum EventOrigin {

	/**
	 * Read from the stream of the run.
	 */
	STREAM,

	/**
	 * Made up for what a dropped stream did not deliver, from what the server answered
	 * when it was asked.
	 */
	RECOVERED,

	/**
	 * Translated from another API.
	 */
	BRIDGED,

	/**
	 * Received from another instance of the application.
	 */
	RELAYED

}

package io.github.openaiassistants.backend;

/**
 * What to do when a thread is locked by another run: a thread has one active run at a
 * time, and no messages are added to it meanwhile.
 */
public enum ThreadLockPolicy {

	/**
	 * Fail with {@link io.github.openaiassistants.failure.ActiveRunException
	 * ActiveRunException}.
	 */
	FAIL,

	/**
	 * Wait until the other run is over, and try again.
	 */
	WAIT,

	/**
	 * Cancel the other run, wait until it is over, and try again.
	 */
	CANCEL_ACTIVE

}

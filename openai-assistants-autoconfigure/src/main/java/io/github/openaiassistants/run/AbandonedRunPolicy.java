package io.github.openaiassistants.run;

/**
 * What becomes of runs that another instance has abandoned.
 */
public enum AbandonedRunPolicy {

	/**
	 * They are followed to their end, and what is left of them is published.
	 */
	RECOVER,

	/**
	 * They are cancelled at the server.
	 */
	CANCEL,

	/**
	 * Nothing.
	 */
	LEAVE

}

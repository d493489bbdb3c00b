package io.github.openaiassistants.test;

import java.util.Locale;

/**
 * The states of a run.
 */
enum RunStatus {

	QUEUED, IN_PROGRESS, REQUIRES_ACTION, CANCELLING, CANCELLED, FAILED, COMPLETED, INCOMPLETE, EXPIRED;

	private final String wireName = name().toLowerCase(Locale.ROOT);

	String wireName() {
		return this.wireName;
	}

	/**
	 * Whether the run is not over: it locks its thread.
	 * @return whether a run in this state is active
	 */
	boolean isActive() {
		return compareTo(CANCELLED) < 0;
	}

}

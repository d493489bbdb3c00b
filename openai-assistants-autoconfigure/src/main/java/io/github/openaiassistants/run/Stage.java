package io.github.openaiassistants.run;

/**
 * How far the events of a run, a run step or a message have come. Only runs are queued.
 */
enum Stage {

	/**
	 * Nothing was seen.
	 */
	NONE,

	/**
	 * Was created.
	 */
	CREATED,

	/**
	 * Waits to be worked on.
	 */
	QUEUED,

	/**
	 * Is being worked on.
	 */
	IN_PROGRESS,

	/**
	 * Has ended, one way or another.
	 */
	ENDED;

	boolean isBefore(Stage other) {
		return compareTo(other) < 0;
	}

	Stage orLater(Stage other) {
		return isBefore(other) ? other : this;
	}

}

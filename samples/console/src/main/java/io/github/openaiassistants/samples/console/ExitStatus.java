package io.github.openaiassistants.samples.console;

import io.github.openaiassistants.event.RunOutcome;

/**
 * The exit statuses, which scripts rely on.
 */
final class ExitStatus {

	/**
	 * Bad arguments or settings: nothing was sent.
	 */
	static final int NOT_STARTED = 64;

	private ExitStatus() {
	}

	static int of(RunOutcome outcome) {
		return switch (outcome) {
			case COMPLETED -> 0;
			case REQUIRES_ACTION -> 2;
			case FAILED, INCOMPLETE, CANCELLED, EXPIRED, ABORTED -> 3;
			case LOST -> 4;
			case REFUSED -> 5;
		};
	}

}

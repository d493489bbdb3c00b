package io.github.openaiassistants.samples.migrate;

/**
 * The exit statuses, which scripts rely on.
 */
final class ExitStatus {

	/**
	 * Everything was moved.
	 */
	static final int COMPLETE = 0;

	/**
	 * Something was left out, and standard error says what.
	 */
	static final int LEFT_OUT = 2;

	/**
	 * A server or a file stood in the way: running the program again goes on.
	 */
	static final int STOPPED = 3;

	/**
	 * Bad arguments or settings: nothing was sent.
	 */
	static final int NOT_STARTED = 64;

	private ExitStatus() {
	}

}

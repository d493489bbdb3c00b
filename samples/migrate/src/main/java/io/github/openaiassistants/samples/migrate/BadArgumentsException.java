package io.github.openaiassistants.samples.migrate;

/**
 * The program cannot be run with these options.
 */
final class BadArgumentsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BadArgumentsException(String message) {
		super(message);
	}

}

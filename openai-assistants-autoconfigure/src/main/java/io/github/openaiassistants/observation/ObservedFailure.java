package io.github.openaiassistants.observation;

import org.jspecify.annotations.Nullable;

/**
 * Tells handlers of observations that something failed. Stands for exceptions whose
 * causes may quote anything; has no stack trace, which would be that of this library.
 */
final class ObservedFailure extends Exception {

	private static final long serialVersionUID = 1L;

	ObservedFailure(String type, @Nullable String message) {
		super((message != null) ? type + ": " + message : type, null, false, false);
	}

}

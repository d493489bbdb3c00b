package io.github.openaiassistants.function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.openaiassistants.event.EventMeta;

/**
 * Reports what functions throw. The message of an exception may quote arguments, so its
 * type and stack trace are shown and its message is not.
 */
final class FunctionFailureLog {

	private static final int MAX_CAUSES = 8;

	private final Log logger = LogFactory.getLog(FunctionFailureLog.class);

	void report(String function, EventMeta meta, Throwable failure) {
		this.logger.error("Function " + function + " failed (run " + meta.runId() + ")", withheld(failure, 0));
	}

	private static Throwable withheld(Throwable failure, int depth) {
		Throwable cause = failure.getCause();
		Throwable shown = new IllegalStateException(failure.getClass().getName() + " (its message may quote arguments)",
				(cause != null && depth < MAX_CAUSES) ? withheld(cause, depth + 1) : null);
		shown.setStackTrace(failure.getStackTrace());
		return shown;
	}

}

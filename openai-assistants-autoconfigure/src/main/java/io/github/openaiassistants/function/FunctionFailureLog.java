package io.github.openaiassistants.function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.openaiassistants.event.EventMeta;
import io.github.openaiassistants.failure.Withheld;

/**
 * Reports what functions throw. The message of an exception may quote arguments, so its
 * type and stack trace are shown and its message is not.
 */
final class FunctionFailureLog {

	private final Log logger = LogFactory.getLog(FunctionFailureLog.class);

	void report(String function, EventMeta meta, Throwable failure) {
		this.logger.error("Function " + function + " failed (run " + meta.runId() + ")", Withheld.of(failure));
	}

}

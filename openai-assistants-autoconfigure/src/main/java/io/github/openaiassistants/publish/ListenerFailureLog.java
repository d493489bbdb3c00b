package io.github.openaiassistants.publish;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.failure.Withheld;

/**
 * Reports what listeners throw. The message of an exception may quote the event, so its
 * type and stack trace are shown and its message is not.
 */
public final class ListenerFailureLog {

	private final Log logger = LogFactory.getLog(ListenerFailureLog.class);

	/**
	 * Create a log that writes under the name of this class.
	 */
	public ListenerFailureLog() {
	}

	/**
	 * Report one failure.
	 * @param listener the listener that failed
	 * @param event the event it was given
	 * @param failure what it threw
	 */
	public void report(String listener, AssistantsEvent event, Throwable failure) {
		this.logger.error(
				"Listener " + listener + " failed on " + event.name() + " (sequence " + event.meta().sequence()
						+ ", run " + event.meta().runId()
						+ "); the run goes on, further failures of this listener on this run are only counted",
				Withheld.of(failure));
	}

}

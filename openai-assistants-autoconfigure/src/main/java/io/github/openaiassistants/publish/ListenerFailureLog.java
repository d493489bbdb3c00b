package io.github.openaiassistants.publish;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.openaiassistants.event.AssistantsEvent;

/**
 * Reports what listeners throw. The message of an exception may quote the event, so its
 * type and stack trace are shown and its message is not.
 */
public final class ListenerFailureLog {

	private final Log logger = LogFactory.getLog(ListenerFailureLog.class);

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
				new Withheld(failure, 0));
	}

	/**
	 * An exception with the trace of another and the name of its type, but not its
	 * message.
	 */
	private static final class Withheld extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private static final int MAX_CAUSES = 8;

		Withheld(Throwable failure, int depth) {
			super(failure.getClass().getName() + " (its message may quote the event)",
					(failure.getCause() != null && depth < MAX_CAUSES) ? new Withheld(failure.getCause(), depth + 1)
							: null);
			setStackTrace(failure.getStackTrace());
		}

	}

}

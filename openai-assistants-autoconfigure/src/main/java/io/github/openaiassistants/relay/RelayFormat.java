package io.github.openaiassistants.relay;

import java.util.Set;

/**
 * How events are written.
 */
public enum RelayFormat {

	/**
	 * Server-sent events, for {@code EventSource}.
	 */
	EVENT_STREAM("text/event-stream;charset=UTF-8") {

		@Override
		public String frame(RelayedEvent event) {
			String name = event.name().equals(ERROR) ? SERVER_ERROR : event.name();
			return "id:" + event.id() + "\nevent:" + name + "\ndata:" + event.data() + "\n\n";
		}

		@Override
		public String beginning() {
			return "retry:1000\n\n";
		}

		@Override
		public String heartbeat() {
			return ":\n\n";
		}

	},

	/**
	 * One JSON object a line, as the stream helper of the official Node client reads it.
	 * It holds what comes from the server of the run, and nothing of ours.
	 */
	JSON_LINES("application/x-ndjson") {

		@Override
		public String frame(RelayedEvent event) {
			return OURS.contains(event.name()) ? ""
					: "{\"event\":\"" + event.name() + "\",\"data\":" + event.data() + "}\n";
		}

		@Override
		public String beginning() {
			return heartbeat();
		}

		@Override
		public String heartbeat() {
			return "\n";
		}

	};

	private static final String ERROR = "error";

	// Pages would take the other name for the failure of their connection
	private static final String SERVER_ERROR = "server.error";

	private static final Set<String> OURS = Set.of("done", "run.finished", "run.recovery_started", "function.started",
			"function.finished", "function.failed");

	private final String contentType;

	RelayFormat(String contentType) {
		this.contentType = contentType;
	}

	/**
	 * Return the media type.
	 * @return the value of the header {@code Content-Type}
	 */
	public String contentType() {
		return this.contentType;
	}

	/**
	 * Write an event.
	 * @param event the event
	 * @return the text, empty when the format does not know such events
	 */
	public abstract String frame(RelayedEvent event);

	/**
	 * Write what comes before the first event, so that the page knows at once that it is
	 * connected.
	 * @return the text
	 */
	public abstract String beginning();

	/**
	 * Write something that means nothing, to keep the connection open.
	 * @return the text
	 */
	public abstract String heartbeat();

}

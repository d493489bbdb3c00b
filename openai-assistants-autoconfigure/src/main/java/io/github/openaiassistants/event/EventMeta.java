package io.github.openaiassistants.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which run an event belongs to, and where in it. Deltas on the wire name neither run nor
 * thread, so every event carries this.
 *
 * @param run the logical run
 * @param sequence the position among everything published for the logical run: 0, 1, 2 …
 * without gaps
 * @param receivedAt when the bytes of the event arrived here
 * @param origin where the event came from
 */
public record EventMeta(RunReference run, long sequence, Instant receivedAt, EventOrigin origin) {

	/**
	 * Return the id of the run.
	 * @return the id, or {@code null} as long as the server has not told it
	 */
	public @Nullable String runId() {
		return this.run.runId();
	}

	/**
	 * Return the id of the thread.
	 * @return the id, or {@code null} as long as it is not known
	 */
	public @Nullable String threadId() {
		return this.run.threadId();
	}

	/**
	 * Return the id of the assistant.
	 * @return the id, or {@code null} when it is not known
	 */
	public @Nullable String assistantId() {
		return this.run.assistantId();
	}

	/**
	 * Return the name of the configured client.
	 * @return the name
	 */
	public String client() {
		return this.run.client();
	}

	/**
	 * Return the id given to the logical run here.
	 * @return the id
	 */
	public String clientRunId() {
		return this.run.clientRunId();
	}

	/**
	 * Return which logical run this one continues.
	 * @return the {@code clientRunId} of the former, or {@code null}
	 */
	public @Nullable String continues() {
		return this.run.continues();
	}

	/**
	 * Return what the caller attached to the request.
	 * @return the attributes, empty when there are none
	 */
	public Map<String, String> attributes() {
		return this.run.attributes();
	}

}

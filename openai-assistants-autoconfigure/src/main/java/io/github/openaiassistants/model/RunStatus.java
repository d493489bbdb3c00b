package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * The status of a run; servers may send values beyond the constants.
 *
 * @param value the text on the wire
 */
public record RunStatus(String value) implements OpenEnum {

	/**
	 * Waits to be worked on.
	 */
	public static final RunStatus QUEUED = new RunStatus("queued");

	/**
	 * Is being worked on.
	 */
	public static final RunStatus IN_PROGRESS = new RunStatus("in_progress");

	/**
	 * Waits for tool outputs.
	 */
	public static final RunStatus REQUIRES_ACTION = new RunStatus("requires_action");

	/**
	 * A cancel request is being carried out.
	 */
	public static final RunStatus CANCELLING = new RunStatus("cancelling");

	/**
	 * Was cancelled.
	 */
	public static final RunStatus CANCELLED = new RunStatus("cancelled");

	/**
	 * Has failed.
	 */
	public static final RunStatus FAILED = new RunStatus("failed");

	/**
	 * Has succeeded.
	 */
	public static final RunStatus COMPLETED = new RunStatus("completed");

	/**
	 * Ended at a token limit.
	 */
	public static final RunStatus INCOMPLETE = new RunStatus("incomplete");

	/**
	 * Was not finished in time.
	 */
	public static final RunStatus EXPIRED = new RunStatus("expired");

	/**
	 * Check that there is a value.
	 */
	public RunStatus {
		Objects.requireNonNull(value, "value");
	}

	/**
	 * Tell whether a run in this status will not change any more.
	 * @return {@code true} for completed, failed, cancelled, expired and incomplete
	 */
	public boolean isFinal() {
		return COMPLETED.equals(this) || FAILED.equals(this) || CANCELLED.equals(this) || EXPIRED.equals(this)
				|| INCOMPLETE.equals(this);
	}

	/**
	 * Return the text on the wire.
	 * @return the value
	 */
	@Override
	public String toString() {
		return this.value;
	}

}

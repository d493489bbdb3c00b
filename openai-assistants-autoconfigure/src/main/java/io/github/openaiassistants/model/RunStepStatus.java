package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * The status of a run step; servers may send values beyond the constants.
 *
 * @param value the text on the wire
 */
public record RunStepStatus(String value) implements OpenEnum {

	/**
	 * Is being worked on.
	 */
	public static final RunStepStatus IN_PROGRESS = new RunStepStatus("in_progress");

	/**
	 * Was cancelled with its run.
	 */
	public static final RunStepStatus CANCELLED = new RunStepStatus("cancelled");

	/**
	 * Has failed.
	 */
	public static final RunStepStatus FAILED = new RunStepStatus("failed");

	/**
	 * Is done.
	 */
	public static final RunStepStatus COMPLETED = new RunStepStatus("completed");

	/**
	 * Expired with its run.
	 */
	public static final RunStepStatus EXPIRED = new RunStepStatus("expired");

	/**
	 * Check that there is a value.
	 */
	public RunStepStatus {
		Objects.requireNonNull(value, "value");
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

package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * The status of a vector store; servers may send values beyond the constants.
 *
 * @param value the text on the wire
 */
public record VectorStoreStatus(String value) implements OpenEnum {

	/**
	 * Has files that are being processed.
	 */
	public static final VectorStoreStatus IN_PROGRESS = new VectorStoreStatus("in_progress");

	/**
	 * Is ready for use.
	 */
	public static final VectorStoreStatus COMPLETED = new VectorStoreStatus("completed");

	/**
	 * Has expired.
	 */
	public static final VectorStoreStatus EXPIRED = new VectorStoreStatus("expired");

	/**
	 * Check that there is a value.
	 */
	public VectorStoreStatus {
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

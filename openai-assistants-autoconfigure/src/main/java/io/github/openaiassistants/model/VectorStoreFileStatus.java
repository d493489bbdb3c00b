package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * The status of a file of a vector store, or of a batch of files; servers may send values
 * beyond the constants.
 *
 * @param value the text on the wire
 */
public record VectorStoreFileStatus(String value) implements OpenEnum {

	/**
	 * Is being processed.
	 */
	public static final VectorStoreFileStatus IN_PROGRESS = new VectorStoreFileStatus("in_progress");

	/**
	 * Is ready for use.
	 */
	public static final VectorStoreFileStatus COMPLETED = new VectorStoreFileStatus("completed");

	/**
	 * Was cancelled.
	 */
	public static final VectorStoreFileStatus CANCELLED = new VectorStoreFileStatus("cancelled");

	/**
	 * Could not be processed.
	 */
	public static final VectorStoreFileStatus FAILED = new VectorStoreFileStatus("failed");

	/**
	 * Check that there is a value.
	 */
	public VectorStoreFileStatus {
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

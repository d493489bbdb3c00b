package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * The status of a file; servers may send values beyond the constants.
 *
 * @param value the text on the wire
 */
public record FileStatus(String value) implements OpenEnum {

	/**
	 * Has arrived and was not looked at yet.
	 */
	public static final FileStatus UPLOADED = new FileStatus("uploaded");

	/**
	 * Waits to be processed.
	 */
	public static final FileStatus PENDING = new FileStatus("pending");

	/**
	 * Is being processed.
	 */
	public static final FileStatus RUNNING = new FileStatus("running");

	/**
	 * Is ready for use.
	 */
	public static final FileStatus PROCESSED = new FileStatus("processed");

	/**
	 * Cannot be used.
	 */
	public static final FileStatus ERROR = new FileStatus("error");

	/**
	 * Is being deleted.
	 */
	public static final FileStatus DELETING = new FileStatus("deleting");

	/**
	 * Was deleted.
	 */
	public static final FileStatus DELETED = new FileStatus("deleted");

	/**
	 * Check that there is a value.
	 */
	public FileStatus {
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

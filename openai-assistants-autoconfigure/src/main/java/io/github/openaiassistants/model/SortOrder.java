package io.github.openaiassistants.model;

import java.util.Objects;

/**
 * The order of a list, by the time of creation; servers may know values beyond the
 * constants.
 *
 * @param value the text on the wire
 */
public record SortOrder(String value) implements OpenEnum {

	/**
	 * The oldest first.
	 */
	public static final SortOrder ASCENDING = new SortOrder("asc");

	/**
	 * The newest first.
	 */
	public static final SortOrder DESCENDING = new SortOrder("desc");

	/**
	 * Check that there is a value.
	 */
	public SortOrder {
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

package io.github.openaiassistants.model;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Output of the code interpreter of a kind this library does not know, or a value that is
 * no object at all.
 *
 * @param type the {@code type} member, or {@code null} when there is none or it is no
 * string
 * @param raw the whole value as it was received; not to be modified
 */
public record UnknownOutput(@Nullable String type, JsonNode raw) implements CodeInterpreterOutput, UnknownKind {

	/**
	 * Check and copy what was given.
	 */
	public UnknownOutput {
		Objects.requireNonNull(raw, "raw");
	}

	/**
	 * Return the {@code index} member of the raw value.
	 * @return the index, or {@code null} when there is none
	 */
	@Override
	public @Nullable Integer index() {
		return RawMembers.index(this.raw);
	}

	/**
	 * Show ids, types, statuses and sizes, never content.
	 * @return a text that may be logged
	 */
	@Override
	public String toString() {
		return Summary.of(this);
	}

}
